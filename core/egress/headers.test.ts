import { describe, expect, test } from "vitest";
import { forwardedHeaders, headerKey, isHeaderName, isReservedHeader } from "./headers.ts";

const TOKEN = `khl_${"0".repeat(26)}${"a".repeat(33)}`;

describe("the caller's headers", () => {
  test("P-1 hop-by-hop fields and what Connection nominates end here", () => {
    const raw = [
      "Connection",
      "keep-alive, X-Gone",
      "connection",
      "x-too",
      "X-Gone",
      "1",
      "x-TOO",
      "2",
      "Keep-Alive",
      "5",
    ];
    const rest = [
      "TE",
      "trailers",
      "Trailer",
      "x",
      "Transfer-Encoding",
      "chunked",
      "Upgrade",
      "h2c",
      "Proxy-Connection",
      "x",
    ];
    expect(forwardedHeaders([...raw, ...rest, "Accept", "a/b", "Accept", "c/d"])).toEqual([
      "Accept",
      "a/b",
      "Accept",
      "c/d",
    ]);
  });

  test("P-3 cookies, forwarding fields and what is said to Keyhole are not passed", () => {
    const names = [
      ...[
        "Cookie",
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-FORWARDED-HOST",
        "x-forwarded-anything",
        "X-Real-IP",
      ],
      ...["X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "Keyhole-Authorization", "keyhole-workspace"],
      ...["Proxy-Authorization", "Proxy-Anything", "Host", "Content-Length", "Expect"],
    ];
    expect(forwardedHeaders(names.flatMap((name) => [name, "1"]))).toEqual([]);
  });

  test("P-3 our token is not passed, wherever it stands; another's credential is", () => {
    for (const [name, value] of [
      ["Authorization", `Bearer ${TOKEN}`],
      ["authorization", `bearer  ${TOKEN}`],
      ["Authorization", "Bearer khl_not-well-formed"],
      ["X-Api-Key", TOKEN],
      ["X-Note", `see ${TOKEN}!`],
    ] as const) {
      expect(forwardedHeaders([name, value]), `${name}: ${value}`).toEqual([]);
    }
    const others = ["Authorization", "Bearer ghp_khl_1", "X-Note", "khl_short"];
    expect(forwardedHeaders(others)).toEqual(others);
  });
});

test("reserved names are those that frame, route or unlock", () => {
  for (const name of [
    "Host",
    "content-LENGTH",
    "Transfer-Encoding",
    "Connection",
    "Upgrade",
    "TE",
    "Expect",
    "Proxy-X",
    "KEYHOLE-x",
    "Accept-Encoding",
    "Keep-Alive",
  ]) {
    expect(isReservedHeader(name), name).toBe(true);
  }
  for (const name of ["Authorization", "X-Api-Key", "Cookie", "User-Agent", "Accept"]) {
    expect(isReservedHeader(name), name).toBe(false);
  }
});

test("a header name is a token", () => {
  for (const name of ["A", "X-Api-Key", "x_y", "a.b~c|d!#$%&'*+^`"])
    expect(isHeaderName(name), name).toBe(true);
  for (const name of ["", "a b", "a:b", "a\n", "ä", "a(b)", "x".repeat(129)])
    expect(isHeaderName(name), name).toBe(false);
});

test("P-2 names that an upstream may not tell apart are one", () => {
  expect(new Set(["X-Api-Key", "x_api_key", "X_API-KEY"].map(headerKey)).size).toBe(1);
});
