import { expect, test } from "vitest";
import { codingsOf } from "./codings.ts";

const raw = (...texts: string[]) => texts.map((text) => Buffer.from(text, "latin1"));

test.each<[string[], string[]]>([
  [["Content-Type", "gzip"], []],
  [["Content-Encoding", "identity", "Transfer-Encoding", "chunked"], []],
  [["content-encoding", "BR"], ["br"]],
  [["Content-Encoding", "x-gzip"], ["x-gzip"]],
  [
    ["Content-Encoding", "gzip, identity ,zstd"],
    ["gzip", "zstd"],
  ],
  [
    ["Content-Encoding", "deflate", "X", "y", "CONTENT-ENCODING", "gzip"],
    ["deflate", "gzip"],
  ],
])("L-5 %j was coded as %j", (header, codings) => {
  expect(codingsOf(raw(...header))).toEqual(codings);
});

test.each([
  ["Content-Encoding", "compress"],
  ["Content-Encoding", "gzip, nonsense"],
  ["Content-Encoding", "aes128gcm"],
  ["Transfer-Encoding", "gzip, chunked"],
  ["Transfer-Encoding", "identity, chunked"],
  ["Content-Encoding", "gzip, gzip, gzip, gzip"],
])("L-5 %s: %s hides the body", (...header) => {
  expect(codingsOf(raw(...header))).toBeNull();
});
