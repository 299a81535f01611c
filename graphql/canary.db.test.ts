import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestToken, createTestWorkspace } from "#core/access/testing.ts";
import { wholeDatabase } from "#core/secrets/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { findCanaries, makeCanary } from "#e2e/canary.ts";
import { newLogger } from "#platform/logger.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { handleGraphqlRequest } from "./http.ts";
import { type Attempt, malformedRequests } from "./testing/malformed-requests.ts";

/**
 * graphql.md §4.4: whatever is wrong with a request, a value in it comes back nowhere. Searched are the answer with its
 * headers, the log at its most talkative, and every row of every table; each raw, JSON-escaped, percent-encoded, as
 * HTML, hex and base64 at its three offsets.
 */
const database = useTestDatabase({ logLevel: "trace" });

let log = "";
let token = "";

beforeAll(async () => {
  forgetProcessState("logger");
  const write = (line: string) => {
    log += line;
  };
  processState("logger", () => newLogger("trace", { write }));
  token = (await createTestToken(await createTestWorkspace())).plaintext;
});

afterAll(() => forgetProcessState("logger"));

/** A canary whose random part can stand as a name in GraphQL. */
function newCanary(): { canary: string; word: string } {
  for (;;) {
    const canary = makeCanary("graphql");
    const tail = canary.slice(-24);
    if (/^[A-Za-z]\w*$/.test(tail)) return { canary, word: tail };
  }
}

const attempts = (value: string, word: string) => malformedRequests(value, word);
const WAYS = attempts("value", "word").map(({ how }) => how);

type Sent = { status: number; seen: { name: string; bytes: Buffer }[] };

/** Sends it and answers all that was to be seen of it from outside and in the log. */
async function send({ body, headers }: Attempt, accept: string, isSignedIn: boolean): Promise<Sent> {
  const before = log.length;
  const answer = await handleGraphqlRequest({
    method: "POST",
    headers: new Headers({
      accept,
      "content-type": "application/json",
      ...(isSignedIn ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    }),
    body: (async function* () {
      yield Buffer.from(body);
    })(),
    remoteAddress: "192.0.2.1",
  });
  const shown = `${JSON.stringify(answer.headers)}\n${answer.body}`;
  return {
    status: answer.status,
    seen: [
      { name: `the answer: ${shown}`, bytes: Buffer.from(shown) },
      { name: "the log", bytes: Buffer.from(log.slice(before)) },
    ],
  };
}

describe("L-2 L-3 a value in a malformed request comes back nowhere", () => {
  test("each way really carries the value, and none carries it only in part", () => {
    const { canary, word } = newCanary();
    for (const { how, body, headers } of attempts(canary, word)) {
      expect(body + JSON.stringify(headers), how).toContain(word);
    }
    expect(new Set(WAYS).size).toBe(WAYS.length);
    expect(WAYS.length).toBeGreaterThanOrEqual(75);
  });

  test.each(WAYS)("L-2 %s", async (how) => {
    const { canary, word } = newCanary();
    const attempt = attempts(canary, word).find((each) => each.how === how);
    if (!attempt) throw new Error("unreachable: the ways are the same for every value");
    for (const accept of ["application/json", "application/graphql-response+json"]) {
      const { status, seen } = await send(attempt, accept, true);
      // A server that fell over leaks nothing either, so it must have stood.
      expect(status).toBeLessThan(500);
      expect(findCanaries([canary], seen)).toEqual([]);
    }
  });

  test("L-2 L-3 any of them, with any text around it, signed in or not", async () => {
    const kept: string[] = [];
    const around = fc.string({ unit: "grapheme", maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(WAYS.length - 1),
        around,
        around,
        fc.boolean(),
        async (way, before, after, isSignedIn) => {
          const { canary, word } = newCanary();
          kept.push(canary);
          const attempt = attempts(`${before}${canary}${after}`, word)[way];
          if (!attempt) throw new Error("unreachable: a way that is not there");
          const { status, seen } = await send(attempt, "application/graphql-response+json", isSignedIn);
          expect(status, attempt.how).toBeLessThan(500);
          expect(findCanaries([canary], seen), attempt.how).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
    const rows = Buffer.from(await wholeDatabase(database));
    expect(rows.includes("secret.created")).toBe(true);
    expect(findCanaries(kept, [{ name: "the database", bytes: rows }])).toEqual([]);
  }, 120_000);

  test("L-2 L-3 a fault while it is being saved", async () => {
    const { canary, word } = newCanary();
    const [fine] = attempts(canary, word);
    if (!fine) throw new Error("unreachable: there is a first");
    const attempt = { ...fine, body: fine.body.replace('"fine"', '"faulty"') };
    await database.ownerQuery("alter table secret_versions rename to moved_away");
    const { seen } = await send(attempt, "application/json", true).finally(() =>
      database.ownerQuery("alter table moved_away rename to secret_versions"),
    );
    expect(log).toContain("A GraphQL field failed");
    expect(seen[0]?.name).toContain('"code":"INTERNAL"');
    expect(findCanaries([canary], seen)).toEqual([]);
  });
});
