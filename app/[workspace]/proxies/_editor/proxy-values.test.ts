import { expect, test } from "vitest";
import type { ProxyDetail } from "../queries.ts";
import { createInput, draftInput, namedTags, newPrefix, updateInput, valuesFrom } from "./proxy-values.ts";

const can = { allowed: true, reason: null };
const SAVED: ProxyDetail = {
  id: "prx_1",
  tag: "made-elsewhere",
  name: "Made elsewhere",
  description: null,
  isEnabled: true,
  revision: 3,
  proxyUrl: "https://keyhole.example/proxy/made-elsewhere/",
  unmatched: "REFUSE",
  allowedOrigins: [],
  urlPrefixes: [
    {
      id: "pfx_1",
      prefix: "https://api.example.com/v1",
      headerRules: [{ name: "X-A", value: "{{ secrets.a }}", allowOverride: true, references: [] }],
      basicAuth: { user: "{{ secrets.user }}", password: "{{ secrets.password }}", allowOverride: true },
    },
    { id: "pfx_2", prefix: "https://api.example.com/v2", headerRules: [], basicAuth: null },
  ],
  limits: {
    connectMs: 1_500,
    firstByteMs: 120_000,
    idleMs: 120_000,
    totalMs: null,
    maxRequestBytes: 1_073_741_824,
    maxResponseBytes: 1_000_000,
    maxPerCaller: 1_024,
    maxPerOrigin: 256,
    overridden: ["connectMs", "totalMs", "maxResponseBytes"],
  },
  frozenAt: null,
  frozenBy: null,
  updatedAt: "2026-11-25T00:00:00Z",
  updatedBy: { __typename: "User", displayName: "Ada" },
  viewerCan: { update: can, delete: can, freeze: can },
};

test("what was made through the API is saved again as it was: no pair and no limit is lost", () => {
  const values = valuesFrom(SAVED);
  expect(updateInput(values, SAVED.id, SAVED.revision)).toMatchObject({
    urlPrefixes: [
      {
        prefix: "https://api.example.com/v1",
        headerRules: [{ name: "X-A", value: "{{ secrets.a }}", allowOverride: true }],
        basicAuth: { user: "{{ secrets.user }}", password: "{{ secrets.password }}", allowOverride: true },
      },
      { prefix: "https://api.example.com/v2", headerRules: [], basicAuth: null },
    ],
    limits: {
      connectMs: 1_500,
      firstByteMs: null,
      idleMs: null,
      totalMs: 0,
      maxRequestBytes: null,
      maxResponseBytes: 1_000_000,
      maxPerCaller: null,
      maxPerOrigin: null,
    },
  });
  expect(namedTags(values.prefixes)).toEqual(["a", "user", "password"]);
});

test("a draft carries the pair, half empty or not, and leaves out what nobody has filled in", () => {
  const values = valuesFrom(null);
  const pair = (user: string, password: string) => ({
    ...newPrefix(),
    prefix: "https://api.example.com/",
    basicAuth: [{ user, password, allowOverride: false }],
  });
  values.prefixes = [pair("{{ secrets.key }}", ""), pair("", "p"), pair("", " "), newPrefix()];
  expect(
    draftInput(values).urlPrefixes.map(({ headerRules, basicAuth }) => [headerRules, basicAuth]),
  ).toEqual([
    [[], { user: "{{ secrets.key }}", password: "", allowOverride: false }],
    [[], { user: "", password: "p", allowOverride: false }],
    [[], null],
  ]);
  // Saving sends what stands there, so that the server can say what is missing.
  expect(createInput(values).urlPrefixes[2]?.basicAuth).toEqual({
    user: "",
    password: " ",
    allowOverride: false,
  });
});
