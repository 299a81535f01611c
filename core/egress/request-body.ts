import { type Readable, Transform } from "node:stream";
import { UserError } from "#core/errors.ts";

type Asked = {
  readonly body: Readable | Buffer | null;
  /** The caller's, flat. Only the announced length is read. */
  readonly headers: readonly string[];
  readonly maxRequestBytes: number | null;
};

/**
 * The body as it may be sent. What announces its length is refused before anything is sent, and is not looked at again:
 * node's parser reads exactly as much. What comes in chunks is counted as it passes, and fails where it grows too long.
 * @throws {UserError} REQUEST_TOO_LARGE; a chunked one fails with the same error while it is read.
 */
export function boundedBody({ body, headers, maxRequestBytes }: Asked): Readable | Buffer | null {
  if (body === null || maxRequestBytes === null) return body;
  const length = Buffer.isBuffer(body) ? body.length : announcedLength(headers);
  if (length === null) return counted(body as Readable, maxRequestBytes);
  if (length > maxRequestBytes) throw tooLarge(maxRequestBytes);
  return body;
}

function announcedLength(headers: readonly string[]): number | null {
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const name = headers[i] as string;
    if (name.length === 14 && name.toLowerCase() === "content-length") return Number(headers[i + 1]);
  }
  return null;
}

function counted(body: Readable, maxBytes: number): Readable {
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
  // Not `pipeline`: it would destroy the body, and with it the connection on which the refusal is to be read.
  body.once("error", (error) => counter.destroy(error));
  body.once("close", () => {
    // Cut off before its end: what was sent must not pass for the whole.
    if (!body.readableEnded) counter.destroy(new Error("The body ended early."));
  });
  return body.pipe(counter);
}

function tooLarge(maxBytes: number): UserError {
  return new UserError("REQUEST_TOO_LARGE", `The body of the request is longer than ${maxBytes} bytes.`);
}
