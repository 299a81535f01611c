import { afterEach, expect, test } from "vitest";
import { type Config, readConfig } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { requestOrigin, trustedRanges } from "./request-origin.ts";

function trust(...trustedProxies: string[]): void {
  forgetProcessState("config");
  processState<Config>("config", () => ({ ...readConfig({ NODE_ENV: "test" }), trustedProxies }));
}

afterEach(() => forgetProcessState("config"));

function ip(remoteAddress: string | null, forwardedFor: string | null = null): string | null {
  return requestOrigin({ remoteAddress, forwardedFor, userAgent: null, requestId: "req_1" }).ip;
}

test("A-5 X-Forwarded-For of a stranger counts for nothing", () => {
  trust();
  expect(ip("203.0.113.9", "10.0.0.1")).toBe("203.0.113.9");
  trust("10.0.0.0/8");
  expect(ip("203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
});

test("A-5 behind trusted proxies the first untrusted address from the right is the caller", () => {
  trust("10.0.0.0/8", "2001:db8::5");
  expect(ip("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2")).toBe("198.51.100.7");
  expect(ip("2001:db8::5", "198.51.100.7")).toBe("198.51.100.7");
  expect(ip("::ffff:10.0.0.1", "198.51.100.7:4711")).toBe("198.51.100.7");
  expect(ip("10.0.0.1", "[2001:db8::9]:443")).toBe("2001:db8::9");
  expect(ip("10.0.0.1", "10.0.0.3, 10.0.0.2")).toBe("10.0.0.3");
});

test("what a trusted proxy wrote that is no address ends the search", () => {
  trust("10.0.0.0/8");
  for (const hop of ["unknown", "", "1", "0x7f.1", "evil\r\nx", "<script>"]) {
    expect(ip("10.0.0.1", `198.51.100.7, ${hop}`)).toBe("10.0.0.1");
  }
});

test("where the socket is not known nothing is believed", () => {
  trust("127.0.0.1", "10.0.0.0/8");
  expect(ip(null, "198.51.100.7")).toBeNull();
});

test("an entry that is no range is an error, not a hole", () => {
  for (const entry of ["10.0.0.0/33", "everybody", "10.0.0.*"])
    expect(() => trustedRanges([entry])).toThrow();
});

test("L-17 a user agent is kept on one line and short", () => {
  const userAgent = `curl\r\nx: y\u001b[31m${"a".repeat(2_000)}`;
  const origin = requestOrigin({ remoteAddress: null, forwardedFor: null, userAgent, requestId: "req_1" });
  expect(origin.userAgent).not.toMatch(/\p{Cc}/u);
  expect(origin.userAgent?.length).toBe(512);
});
