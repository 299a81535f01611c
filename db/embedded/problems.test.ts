import { expect, test } from "vitest";
import { explainStart } from "./problems.ts";

const cases: [said: string, retry: string, sentence: string][] = [
  [
    'FATAL:  lock file "postmaster.pid" already exists',
    "same port",
    "Another PostgreSQL is running on /data.",
  ],
  [
    "FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use",
    "same port",
    "Another PostgreSQL",
  ],
  [
    'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
    "other port",
    "taken by another program",
  ],
  ["PANIC:  could not write to file: No space left on device", "no", "is full. Make room"],
  ['FATAL:  data directory "/data/pg" has wrong ownership', "no", "may not read or write"],
  ["initdb: error: could not change permissions: Permission denied", "no", "may not read or write"],
  ["LOG:  starting\nFATAL:  something new\n", "no", "PostgreSQL did not start on /data: something new"],
  ["", "no", "PostgreSQL did not start on /data."],
];

test.each(cases)("a start that said %j is explained", (said, retry, sentence) => {
  const problem = explainStart(said, "/data");
  expect(problem.retry).toBe(retry);
  expect(problem.sentence).toContain(sentence);
});
