import { connect } from "node:net";
import { AnswerReader } from "./answer-reader.ts";
import type { Job } from "./load.ts";

/** One connection that is kept, with one request at a time. After an error it stays closed: it is counted, not hidden. */
export type LoadClient = { close(): void };

type Listener = {
  onBytes(count: number): void;
  onAnswer(status: number, ms: number): void;
  onError(): void;
};

export function openLoadClient(job: Job, listener: Listener): LoadClient {
  const request = requestBytes(job);
  let sentAt = 0;
  let isClosed = false;
  const send = (): void => {
    sentAt = performance.now();
    socket.write(request);
  };
  const reader = new AnswerReader((status, isLast) => {
    listener.onAnswer(status, performance.now() - sentAt);
    if (isLast) socket.destroy();
    else if (!isClosed) send();
  });
  const socket = connect({ port: job.port, host: "127.0.0.1", noDelay: true });
  socket.on("connect", send);
  socket.on("data", (bytes) => {
    listener.onBytes(bytes.length);
    reader.read(bytes);
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    if (!isClosed) listener.onError();
  });
  return {
    close: () => {
      isClosed = true;
      socket.destroy();
    },
  };
}

/** The whole request as it goes over the wire, made once. */
export function requestBytes({
  port,
  path,
  headers,
  postBytes,
}: Omit<Job, "connections" | "seconds">): Buffer {
  const method = postBytes > 0 ? "POST" : "GET";
  const lines = [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (postBytes > 0) lines.push(`Content-Length: ${postBytes}`);
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${"x".repeat(postBytes)}`, "latin1");
}
