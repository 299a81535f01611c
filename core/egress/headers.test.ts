import { describe, expect, test } from "vitest";
import { answerHeaders, hiddenCoding } from "./answer-headers.ts";
import { forwardedHeaders, headerKey, isHeaderName, isReservedHeader } from "./headers.ts";
import { createScrubber } from "./scrub.ts";

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

describe("the answer's headers", () => {
  const raw = (...texts: string[]) => texts.map((text) => Buffer.from(text, "latin1"));
  const keep = { scrubber: null, keepsLength: true };

  test("P-4 what would act on Keyhole's origin, or on a server before it, is dropped", () => {
    const names = [
      ...[
        "Set-Cookie",
        "set-cookie2",
        "Access-Control-Allow-Origin",
        "access-control-anything",
        "Refresh",
        "Alt-Svc",
      ],
      ...[
        "Content-Security-Policy-Report-Only",
        "Strict-Transport-Security",
        "Clear-Site-Data",
        "NEL",
        "Report-To",
      ],
      ...["Service-Worker-Allowed", "Proxy-Authenticate", "Keyhole-Answer", "X-Accel-Redirect", "X-Sendfile"],
      ...[
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "Trailer",
        "Upgrade",
        "Cross-Origin-Opener-Policy",
      ],
    ];
    const kept = answerHeaders(raw(...names.flatMap((name) => [name, "upstream's"])), keep);
    expect(kept.join("\n")).not.toContain("upstream's");
  });

  test("P-1 what the answer's Connection nominates is dropped", () => {
    const kept = answerHeaders(raw("Connection", "X-Hop", "X-Hop", "gone", "X-End", "stays"), keep);
    expect(kept).not.toContain("X-Hop");
    expect(kept).toContain("X-End");
  });

  test("P-4 L-9 P-9 a sandbox, no-store, nosniff and a mark are added, each once", () => {
    const given = ["Cache-Control", "public", "Expires", "x", "Pragma", "x", "Content-Security-Policy", "x"];
    const kept = answerHeaders(raw(...given, "X-Content-Type-Options", "x", "ETag", '"1"'), keep);
    expect(kept).toEqual([
      ...["Cache-Control", "no-store", "Content-Security-Policy", "sandbox; default-src 'none'"],
      ...["X-Content-Type-Options", "nosniff", "Keyhole-Answer", "upstream", "ETag", '"1"'],
    ]);
  });

  test("L-5 echoes are taken out of values; a name with one takes its field along", () => {
    const scrubber = createScrubber([Buffer.from("s3cr3t-value")]);
    const kept = answerHeaders(
      raw(
        "Location",
        "https://x/?k=s3cr3t-value&a=1",
        "X-s3cr3t-value",
        "1",
        "X-s3",
        "half",
        "Content-Length",
        "9",
      ),
      { scrubber, keepsLength: false },
    );
    expect(kept.slice(8)).toEqual(["Location", "https://x/?k=[secret]&a=1", "X-s3", "half"]);
  });

  test("bytes outside ASCII cross unchanged", () => {
    expect(answerHeaders(raw("X-Name", "Ã¼\xff"), keep).slice(8)).toEqual(["X-Name", "Ã¼\xff"]);
  });

  test("L-5 every coding but identity and chunked hides the body", () => {
    expect(hiddenCoding(raw("Content-Encoding", "identity", "Transfer-Encoding", "chunked"))).toBeNull();
    expect(hiddenCoding(raw("Content-Type", "gzip"))).toBeNull();
    for (const [name, value] of [
      ["Content-Encoding", "gzip"],
      ["content-encoding", "BR"],
      ["Content-Encoding", "identity, gzip"],
      ["Transfer-Encoding", "gzip, chunked"],
      ["Content-Encoding", "nonsense"],
    ] as const) {
      expect(hiddenCoding(raw(name, value)), `${name}: ${value}`).not.toBeNull();
    }
    expect(hiddenCoding(raw("Content-Encoding", "identity", "Content-Encoding", "gzip"))).not.toBeNull();
  });
});
