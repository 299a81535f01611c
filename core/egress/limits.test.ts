import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Config, readConfig } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { admit, instanceLimits, LIMIT_NAMES, MAX_PER_WORKSPACE, withDefaults } from "./limits.ts";

beforeEach(() => {
  forgetProcessState("config");
  forgetProcessState("runningRequests");
  processState<Config>("config", () => readConfig({ NODE_ENV: "test" }));
});
afterEach(() => forgetProcessState("config"));

const LIMITS = { maxPerCaller: 3, maxPerOrigin: 2 };
const refused = expect.objectContaining({ kind: "user", code: "TOO_MANY_REQUESTS" });

function enter(more: Partial<Parameters<typeof admit>[0]> = {}): () => void {
  return admit({ workspaceId: "w", callerId: "c", origin: "https://a.example", limits: LIMITS, ...more });
}

describe("R-8 how many run at once", () => {
  test("an origin that is full refuses at once, and nothing else", () => {
    const first = enter();
    enter();
    expect(() => enter()).toThrow(refused);
    expect(() => enter({ callerId: "another" })).toThrow(refused);
    // The same origin of another workspace, and another origin of this one.
    enter({ workspaceId: "v" });
    enter({ origin: "https://b.example" });
    first();
    expect(() => enter({ callerId: "another" })).not.toThrow();
  });

  test("a caller that is full leaves others alone, and its slots come back", () => {
    const held = ["a", "b", "c"].map((name) => enter({ origin: `https://${name}.example` }));
    expect(() => enter({ origin: "https://d.example" })).toThrow(refused);
    enter({ origin: "https://d.example", callerId: "another" });
    for (const release of held) release();
    for (const name of ["a", "b", "c"]) enter({ origin: `https://${name}.example` });
  });

  test("a workspace that is full leaves other workspaces alone", () => {
    const limits = { maxPerCaller: 4_096, maxPerOrigin: 1_024 };
    const release = enter({ limits });
    for (let i = 1; i < MAX_PER_WORKSPACE; i++) {
      enter({ limits, callerId: `c${i % 4}`, origin: `https://a${i % 8}.example` });
    }
    expect(() => enter({ limits, callerId: "x", origin: "https://x.example" })).toThrow(refused);
    enter({ limits, workspaceId: "v" });
    release();
    enter({ limits, callerId: "x", origin: "https://x.example" });
  });

  test("a release counts once, however often it is called", () => {
    const release = enter();
    enter();
    release();
    release();
    enter();
    expect(() => enter()).toThrow(refused);
  });

  test("a refusal takes no slot", () => {
    enter();
    const last = enter();
    for (let i = 0; i < 100; i++) expect(() => enter({ callerId: "another" })).toThrow(refused);
    last();
    enter({ callerId: "another" });
    enter({ callerId: "another", origin: "https://b.example" });
    enter({ callerId: "another", origin: "https://b.example" });
    expect(() => enter({ callerId: "another", origin: "https://c.example" })).toThrow(refused);
  });

  test("names of which nothing runs are forgotten, those that are counted never", () => {
    const held = enter();
    enter();
    for (let i = 0; i < 5_000; i++) {
      enter({ callerId: `c${i}`, origin: `https://o${i}.example`, workspaceId: "w" })();
      enter({ workspaceId: `w${i}` })();
    }
    type Counts = Map<string, { callers: Map<string, unknown>; origins: Map<string, unknown> }>;
    const all: Counts = processState("runningRequests", () => new Map());
    expect(all.size).toBeLessThanOrEqual(1_000);
    expect(all.get("w")?.callers.size).toBeLessThanOrEqual(1_000);
    expect(all.get("w")?.origins.size).toBeLessThanOrEqual(1_000);
    expect(() => enter()).toThrow(refused);
    held();
    enter();
  });
});

describe("what counts for a proxy", () => {
  test("what it sets, else the instance's default; 0 is none", () => {
    const set = { totalMs: 5_000, maxRequestBytes: 0, maxPerOrigin: 1, idleMs: null };
    expect(withDefaults(set)).toEqual({
      ...instanceLimits(),
      totalMs: 5_000,
      maxRequestBytes: null,
      maxPerOrigin: 1,
    });
    expect(withDefaults({})).toEqual(instanceLimits());
    expect(Object.keys(instanceLimits()).sort()).toEqual([...LIMIT_NAMES].sort());
  });

  test("an operator sets the defaults, and is told what is wrong about them", () => {
    const read = (env: Record<string, string>) => readConfig({ NODE_ENV: "test", ...env }).proxyLimits;
    expect(read({ KEYHOLE_PROXY_CONNECT_TIMEOUT_MS: "500" }).connectMs).toBe(500);
    expect(read({ KEYHOLE_PROXY_TOTAL_TIMEOUT_MS: "60000" }).totalMs).toBe(60_000);
    expect(read({ KEYHOLE_PROXY_MAX_REQUEST_BYTES: "0" }).maxRequestBytes).toBeNull();
    expect(read({ KEYHOLE_PROXY_MAX_PER_ORIGIN: "" }).maxPerOrigin).toBe(256);
    for (const [name, text] of [
      ["KEYHOLE_PROXY_CONNECT_TIMEOUT_MS", "0"],
      ["KEYHOLE_PROXY_IDLE_TIMEOUT_MS", "99"],
      ["KEYHOLE_PROXY_FIRST_BYTE_TIMEOUT_MS", "1e9"],
      ["KEYHOLE_PROXY_TOTAL_TIMEOUT_MS", "-1"],
      ["KEYHOLE_PROXY_MAX_RESPONSE_BYTES", "1.5"],
      ["KEYHOLE_PROXY_MAX_PER_CALLER", "many"],
    ] as const) {
      expect(() => read({ [name]: text }), name).toThrow(new RegExp(`${name}: must be a whole number from`));
    }
  });
});
