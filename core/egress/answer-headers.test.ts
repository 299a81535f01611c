import { describe, expect, test } from "vitest";
import { answerHeaders, answerTrailers } from "./answer-headers.ts";
import { createScrubber } from "./scrub.ts";
import { withheldAnswer } from "./withheld-answer.ts";

describe("the answer's headers", () => {
  const raw = (...texts: string[]) => texts.map((text) => Buffer.from(text, "latin1"));
  const keep = { scrubber: null, isSame: true };

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

  test("L-5 echoes are taken out of values and counted; a name with one takes its field along", () => {
    const scrubber = createScrubber([Buffer.from("s3cr3t-value")]).open();
    const given = [
      "Location",
      "https://x/?k=s3cr3t-value&a=%733cr3t-value",
      "X-s3cr3t-value",
      "1",
      "X-s3",
      "half",
    ];
    const kept = answerHeaders(raw(...given), { scrubber, isSame: false });
    expect(kept.slice(8)).toEqual(["Location", "https://x/?k=***&a=***", "X-s3", "half"]);
    expect(scrubber.count).toBe(3);
  });

  test("L-5 what was said of a body that may change is dropped; the rest, Vary and Last-Modified too, stays", () => {
    const ofTheBody = [
      "Content-Length",
      "Content-Encoding",
      "Content-MD5",
      "Digest",
      "Content-Digest",
      "Repr-Digest",
    ];
    const dropped = [...ofTheBody, "ETag", "Accept-Ranges"].flatMap((name) => [name, "x"]);
    const stays = ["Vary", "Accept-Encoding", "Last-Modified", "x", "Content-Type", "text/plain"];
    const { open } = createScrubber([Buffer.from("s3cr3t-value")]);
    expect(answerHeaders(raw(...dropped, ...stays), { scrubber: open(), isSame: false }).slice(8)).toEqual(
      stays,
    );
    expect(answerHeaders(raw(...dropped), { scrubber: open(), isSame: true }).slice(8)).toEqual(dropped);
  });

  test("L-5 trailers go on without echoes, and only those that may stand behind a body", () => {
    const scrubber = createScrubber([Buffer.from("s3cr3t-value")]).open();
    const refused = [
      "Content-Length",
      "Transfer-Encoding",
      "Set-Cookie",
      "Keyhole-Answer",
      "Location",
      "ETag",
    ];
    const given = [
      ...refused.flatMap((name) => [name, "x"]),
      "Server-Timing",
      "db;dur=53",
      "X-s3cr3t-value",
      "1",
    ];
    expect(answerTrailers(raw(...given, "X-Sum", "s3cr3t-value!"), scrubber)).toEqual([
      ...["Server-Timing", "db;dur=53", "X-Sum", "***!"],
    ]);
    expect(answerTrailers(null, scrubber)).toEqual([]);
  });

  test("bytes outside ASCII cross unchanged", () => {
    expect(answerHeaders(raw("X-Name", "Ã¼\xff"), keep).slice(8)).toEqual(["X-Name", "Ã¼\xff"]);
  });
});

describe("an answer that is withheld", () => {
  const raw = (...texts: string[]) => texts.map((text) => Buffer.from(text, "latin1"));

  test("keeps the status, and of the header nothing that could be a value", () => {
    const given = ["Content-Type", "text/html", "ETag", "pin1", "X-Pin", "pin1", "Retry-After", "120"];
    const { headers, body } = withheldAnswer(raw(...given), { status: 429, tag: "pin", hasBody: true });
    expect(headers).not.toContain("pin1");
    expect(headers.join("\n")).toContain("Keyhole-Answer\nwithheld\nRetry-After\n120");
    expect(JSON.parse(String(body))).toMatchObject({ status: 429, code: "BODY_WITHHELD" });
    expect(JSON.parse(String(body)).detail).toContain('"pin"');
  });

  test.each(["pin1", "99999999", "120, 7", "-1", "86401"])("Retry-After: %s could be one", (wait) => {
    const facts = { status: 200, tag: "pin", hasBody: false };
    const { headers, body } = withheldAnswer(raw("Retry-After", wait), facts);
    expect([headers.includes("Retry-After"), body]).toEqual([false, null]);
  });
});
