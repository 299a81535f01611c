import { once } from "node:events";
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { createGzip } from "node:zlib";

/**
 * For server/proxy-memory.db.test.ts: both ends of a proxied request, in a process of their own, so that the memory of
 * the process under test is that of the door alone. Started by `fork`; says where its upstream listens, then takes jobs.
 */
export type Job = {
  /** Of the door. */
  readonly port: number;
  readonly path: string;
  readonly token: string;
  readonly kind: "upload with a length" | "upload in chunks" | "download" | "download nothing";
  readonly bytes: number;
};
export type Done = { readonly status: number; readonly bytes: number };

const PIECE = Buffer.alloc(1 << 16, "0123456789abcdef");

const upstream = createServer((req, res) => {
  res.on("error", () => undefined);
  if (req.url === "/sink") return sink(req, res);
  if (req.url === "/endless") return endless(res);
  if (req.url === "/bomb") return bomb(res);
  // Takes nothing and answers nothing.
  return req.pause();
});

function sink(req: IncomingMessage, res: ServerResponse): void {
  let bytes = 0;
  req.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  req.on("end", () => res.end(String(bytes)));
}

/** As fast as it is read. */
function endless(res: ServerResponse): void {
  const more = () => {
    while (!res.destroyed) if (!res.write(PIECE)) return res.once("drain", more);
    return undefined;
  };
  more();
}

/** A thousandfold: 1 GiB of zeros in 1 MiB. */
function bomb(res: ServerResponse): void {
  res.writeHead(200, { "Content-Encoding": "gzip" });
  const gzip = createGzip();
  gzip.pipe(res);
  const zeros = Buffer.alloc(1 << 20);
  let left = 1_024;
  const more = () => {
    while (left > 0 && !res.destroyed) {
      left -= 1;
      if (!gzip.write(zeros)) return gzip.once("drain", more);
    }
    return gzip.end();
  };
  more();
}

async function work({ port, path, token, kind, bytes }: Job): Promise<Done> {
  const isUpload = kind.startsWith("upload");
  const headers: Record<string, string> = { "Keyhole-Authorization": `Bearer ${token}` };
  if (kind === "upload with a length") headers["Content-Length"] = String(bytes);
  const req = request({
    host: "127.0.0.1",
    port,
    path,
    headers,
    method: isUpload ? "POST" : "GET",
    agent: false,
  });
  req.on("error", () => undefined);
  const answered = once(req, "response") as Promise<[IncomingMessage]>;
  if (isUpload) await upload(req, bytes);
  else req.end();
  const [res] = await answered;
  const got = await read(res, isUpload ? Number.POSITIVE_INFINITY : bytes, kind === "download nothing");
  req.destroy();
  return { status: res.statusCode ?? 0, bytes: isUpload ? Number(got.text) : got.bytes };
}

async function upload(req: ClientRequest, bytes: number): Promise<void> {
  for (let left = bytes; left > 0 && !req.destroyed; left -= PIECE.length) {
    if (!req.write(PIECE.subarray(0, Math.min(left, PIECE.length)))) await once(req, "drain");
  }
  req.end();
}

/** @param isStill true reads nothing for a while, and then gives up. */
async function read(
  res: IncomingMessage,
  most: number,
  isStill: boolean,
): Promise<{ bytes: number; text: string }> {
  if (isStill) {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return { bytes: 0, text: "" };
  }
  let bytes = 0;
  let text = "";
  for await (const chunk of res as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (text.length < 100) text += chunk.toString("latin1", 0, 100);
    if (bytes >= most) break;
  }
  return { bytes, text };
}

upstream.listen(0, "127.0.0.1", () => {
  process.send?.({ upstreamPort: (upstream.address() as AddressInfo).port });
});
process.on("message", (job: Job) => {
  work(job).then(
    (done) => process.send?.(done),
    (error: unknown) => process.send?.({ status: 0, bytes: 0, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
