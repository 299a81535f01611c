import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * A way to PostgreSQL that can be made bad: silent (bytes vanish, connections stay), cut (connections end and new ones are
 * refused) or deaf (what a session is told without having asked is left out, as behind a pooler in transaction mode).
 */
export class PostgresRelay {
  mode: "open" | "silent" | "cut" | "deaf" = "open";
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => this.#relay(client));

  constructor(url: string) {
    this.#target = new URL(url);
  }

  /** @returns the address of the database through this relay. */
  async open(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
    const url = new URL(this.#target);
    url.host = `127.0.0.1:${address.port}`;
    return url.href;
  }

  cut(): void {
    this.mode = "cut";
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #relay(client: Socket): void {
    if (this.mode === "cut") {
      client.destroy();
      return;
    }
    client.setNoDelay(true);
    const server = connect(Number(this.#target.port), this.#target.hostname).setNoDelay(true);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.on("error", () => undefined);
      from.on("close", () => {
        this.#sockets.delete(from);
        if (this.mode !== "silent") to.destroy();
      });
    }
    client.on("data", (bytes) => {
      if (this.mode !== "silent") server.write(bytes);
    });
    let rest = Buffer.alloc(0);
    server.on("data", (bytes) => {
      if (this.mode === "silent") return;
      const { messages, left } = split(Buffer.concat([rest, bytes]));
      rest = left;
      const isDeaf = this.mode === "deaf";
      client.write(Buffer.concat(messages.filter((message) => !isDeaf || message[0] !== NOTIFICATION)));
    });
  }
}

/** NotificationResponse. @see https://www.postgresql.org/docs/18/protocol-message-formats.html */
const NOTIFICATION = "A".charCodeAt(0);

/** Every message of the server is a letter, a length that counts itself, and the rest. */
function split(bytes: Buffer): { messages: Buffer[]; left: Buffer<ArrayBuffer> } {
  const messages: Buffer[] = [];
  let at = 0;
  while (at + 5 <= bytes.length && at + 1 + bytes.readUInt32BE(at + 1) <= bytes.length) {
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    messages.push(bytes.subarray(at, end));
    at = end;
  }
  return { messages, left: Buffer.from(bytes.subarray(at)) };
}
