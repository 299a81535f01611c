import { expect, test } from "vitest";
import { AnswerReader } from "./answer-reader.ts";

const ANSWERS = [
  "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
  "HTTP/1.1 204 No Content\r\nX: y\r\n\r\n",
  "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=1\r\n\r\n0\r\n\r\n012\r\n0\r\nTrailer: 1\r\n\r\n",
  "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nConnection: close\r\n\r\n",
].join("");
const EXPECTED = [
  [200, false],
  [204, false],
  [401, false],
  [200, true],
];

test("the ends of answers are found, however the bytes are cut", () => {
  const bytes = Buffer.from(ANSWERS);
  for (let size = 1; size <= bytes.length; size++) {
    const found: [number, boolean][] = [];
    const reader = new AnswerReader((status, isLast) => found.push([status, isLast]));
    for (let at = 0; at < bytes.length; at += size) reader.read(bytes.subarray(at, at + size));
    expect(found).toEqual(EXPECTED);
  }
});
