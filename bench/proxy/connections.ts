import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { AnswerReader } from "../lib/answer-reader.ts";
import { requestBytes } from "../lib/load-client.ts";
import type { Address } from "./subjects.ts";

/** Single connections, for what no load generator does: to stay idle, and to read slowly. */

const REQUEST = { postBytes: 0 } as const;

/** Sends one request, reads its answer to the end, and leaves the connection open. @throws unless it is 2xx. */
export async function openAndAsk(address: Address): Promise<Socket> {
  const socket = await open(address.port);
  await ask(socket, address);
  return socket;
}

export async function ask(socket: Socket, address: Address): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const reader = new AnswerReader(resolve);
  const gone = (): void => reject(new Error("the connection ended before its answer did"));
  const read = (bytes: Buffer): void => reader.read(bytes);
  socket.on("data", read).once("close", gone);
  socket.write(requestBytes({ ...address, ...REQUEST }));
  const status = await promise;
  socket.off("data", read).off("close", gone);
  if (status < 200 || status > 299) throw new Error(`the answer was ${status}`);
}

/** Asks, and then takes at most `bytes` every `everyMs`. Answers the connection; destroy it to stop. */
export async function readSlowly(address: Address, bytes: number, everyMs: number): Promise<Socket> {
  const socket = await open(address.port);
  socket.write(requestBytes({ ...address, ...REQUEST }));
  // Without a "data" listener node takes what fills its buffer of 64 KB, and then no more until read() is called.
  const timer = setInterval(() => socket.read(Math.min(bytes, socket.readableLength)), everyMs);
  socket.once("close", () => clearInterval(timer));
  return socket;
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}
