import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { parseTemplate } from "#core/templates/parse-template.ts";
import { instanceLimits } from "./limits.ts";
import type { AnswerSink, EgressPlan } from "./plan.ts";
import { planRequest, type RequestTemplate, type Rule } from "./reference-plan.ts";
import { sendWithSecrets } from "./send-with-secrets.ts";
import { closeUpstreamPools } from "./upstream-pools.ts";

/** For *.db.test.ts only: an upstream that keeps what it got, and the sender called without a proxy. */

/** A request byte for byte: texts hold one character a byte. */
export type Got = { method: string; target: string; rawHeaders: string[]; body: Buffer };

export type Recorder = {
  readonly origin: string;
  readonly port: number;
  /** Newest last. */
  readonly got: Got[];
  /** What it answers; by default all that it got, in JSON. */
  answer: (got: Got) => string | Buffer;
  /** Cuts each answer off behind what it has said; its length says that more would come. */
  breaksOff: boolean;
  close(): Promise<void>;
};

/** Starts a server on loopback; config must allow 127.0.0.0/8. */
export async function startRecorder(host = "127.0.0.1"): Promise<Recorder> {
  const got: Got[] = [];
  const recorder = {
    breaksOff: false,
    answer: (last: Got) => JSON.stringify({ ...last, body: last.body.toString("latin1") }),
  };
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const { method = "", url: target = "", rawHeaders } = req;
    const last = { method, target, rawHeaders, body: Buffer.concat(chunks) };
    got.push(last);
    if (!started.breaksOff) return void res.end(started.answer(last));
    res.setHeader("Content-Length", 1_000_000);
    res.write(started.answer(last), () => setImmediate(() => req.socket.destroy()));
  });
  server.listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const started: Recorder = {
    ...recorder,
    origin: `http://${host}:${port}`,
    port,
    got,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
  return started;
}

/** Values of a header, in the order in which they came; `name` in any case. */
export function headerOf({ rawHeaders }: Got, name: string): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name.toLowerCase());
}

/** Where an answer goes: all of it, kept. */
export function keepingSink(): AnswerSink & { status: number; headers: readonly string[]; body(): Buffer } {
  const chunks: Buffer[] = [];
  return {
    status: 0,
    headers: [],
    start(status, headers) {
      this.status = status;
      this.headers = headers;
    },
    write(bytes) {
      chunks.push(Buffer.from(bytes));
      return true;
    },
    onDrain: (resume) => resume(),
    end: () => undefined,
    body: () => Buffer.concat(chunks),
  };
}

export type SendArgs = Partial<Omit<EgressPlan, "target" | "sink">> & {
  readonly to: Pick<Recorder, "origin" | "port">;
  readonly template?: Partial<RequestTemplate>;
  readonly path?: string;
};

/** Sends as `actor`, and answers what came back. */
export async function sendAs(actor: Actor, { to, template, path = "/", ...more }: SendArgs) {
  const sink = keepingSink();
  const sent = await sendWithSecrets({
    workspaceId: actor.workspaceId,
    use: { actor, via: { kind: "proxy", id: "prx_test", tag: "test" } },
    method: "GET",
    target: { origin: to.origin, hostname: new URL(to.origin).hostname, port: to.port, path },
    headers: [],
    request: planRequest({ origin: to.origin, rules: [], ...template }),
    body: null,
    listenerPort: null,
    limits: instanceLimits(),
    caller: { isGone: false, onGone: null },
    sink,
    ...more,
  });
  return { sent, status: sink.status, headers: sink.headers, body: sink.body() };
}

/** Call once at the top of a test file: recorders that are closed after each test, with the connections to them. */
export function useRecorders(): (host?: string) => Promise<Recorder> {
  const open: Recorder[] = [];
  afterEach(async () => {
    await closeUpstreamPools();
    for (const recorder of open.splice(0)) await recorder.close();
  });
  return async (host) => {
    const recorder = await startRecorder(host);
    open.push(recorder);
    return recorder;
  };
}

/** An admin of a new workspace with these secrets. */
export async function workspaceWith(values: Record<string, string>): Promise<Actor> {
  const { actor } = await createTestWorkspace({ role: "admin" });
  for (const [tag, value] of Object.entries(values)) await createSecret(actor, { tag, value });
  return actor;
}

export function headerRule(name: string, text: string, allowOverride = false): Rule {
  return { kind: "text", name, template: parseTemplate(text, "header"), allowOverride };
}

export function basicRule(user: string, password: string, allowOverride = false): Rule {
  return {
    kind: "basic",
    name: "Authorization",
    user: parseTemplate(user, "basic"),
    password: parseTemplate(password, "basic"),
    allowOverride,
  };
}
