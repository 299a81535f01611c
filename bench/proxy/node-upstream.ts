import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { join } from "node:path";
import { BODY_BYTES, type Setting } from "./setting.ts";

/** `node bench/proxy/node-upstream.ts '<Setting as JSON>'`: the upstream where there is no nginx. Says its ports on its channel. */
const setting = JSON.parse(process.argv[2] ?? "{}") as Setting;
const expected = `Bearer ${setting.value}`;
const bodies = new Map(
  Object.keys(BODY_BYTES).map((name) => [`/${name}`, readFileSync(join(setting.bodies, name))]),
);

const answer: RequestListener = (req, res) => {
  if (req.headers.authorization !== expected) return send(req, res, 401, Buffer.from("{}"));
  const body = req.url === "/sink" ? Buffer.from("{}") : bodies.get(req.url ?? "");
  return body ? send(req, res, 200, body) : send(req, res, 404, Buffer.from("{}"));
};

/** After the request's body: an answer before it would make clients drop the connection. */
function send(req: IncomingMessage, res: ServerResponse, status: number, body: Buffer): void {
  req.resume();
  req.once("end", () => {
    res.writeHead(status, { "Content-Type": "application/json", "Content-Length": body.length });
    res.end(body);
  });
}

const plain = createServer({ keepAliveTimeout: 300_000 }, answer).listen(0, "127.0.0.1");
await once(plain, "listening");
const { tls } = setting;
const secure =
  tls &&
  createTlsServer(
    { keepAliveTimeout: 300_000, cert: readFileSync(tls.certificate), key: readFileSync(tls.key) },
    answer,
  ).listen(0, "127.0.0.1");
if (secure) await once(secure, "listening");
process.send?.({ http: portOf(plain.address()), https: secure ? portOf(secure.address()) : null });
process.once("disconnect", () => process.exit(0));

function portOf(address: ReturnType<typeof plain.address>): number {
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  return address.port;
}
