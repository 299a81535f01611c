import { badRequest } from "./errors.ts";

/** The parameters of a request that we use; `extensions` is checked for its shape and dropped. */
export type GraphqlBody = {
  query: string;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
};

/** 1 MB holds 15 of the largest secret, JSON-escaped. */
const MAX_BODY_BYTES = 1_000_000;
/** Read on, and thrown away, so that a client that is still sending gets to see the refusal; then it is cut off. */
const MAX_DISCARDED_BYTES = 8_000_000;

/** @throws {RequestError} 413; 400 with a fixed sentence: `JSON.parse` quotes what it could not read. */
export async function readBody(
  body: AsyncIterable<Uint8Array> | null,
  contentLength: string | null,
): Promise<GraphqlBody> {
  return toGraphqlBody(parseJson(await readBytes(body, Number(contentLength ?? 0))));
}

async function readBytes(body: AsyncIterable<Uint8Array> | null, announced: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (announced <= MAX_DISCARDED_BYTES) {
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      if (bytes > MAX_DISCARDED_BYTES) break;
    }
  }
  if (bytes > MAX_BODY_BYTES || announced > MAX_BODY_BYTES)
    throw badRequest(413, "The body is larger than 1 MB.");
  return Buffer.concat(chunks);
}

function parseJson(bytes: Buffer): unknown {
  let text: string;
  try {
    // Strict, or a value that is not UTF-8 would be stored with replacement characters in it.
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw badRequest(400, "The body is not UTF-8.");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(400, "The body is not JSON.");
  }
}

function toGraphqlBody(body: unknown): GraphqlBody {
  if (Array.isArray(body)) throw badRequest(400, "Send one operation a request; batches are not accepted.");
  if (!isRecord(body)) throw badRequest(400, "The body must be a JSON object.");
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== "string" || query.trim() === "")
    throw badRequest(400, "`query` must be the text of a document.");
  if (!isNothing(operationName) && typeof operationName !== "string")
    throw badRequest(400, "`operationName` must be text.");
  if (!isNothing(variables) && !isRecord(variables)) throw badRequest(400, "`variables` must be an object.");
  if (!isNothing(extensions) && !isRecord(extensions))
    throw badRequest(400, "`extensions` must be an object.");
  return { query, operationName: operationName || null, variables: isNothing(variables) ? {} : variables };
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
