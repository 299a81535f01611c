import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Config, readConfig } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { newAuthority } from "./testing-certificates.ts";
import { checkExtraCa } from "./upstream-trust.ts";

const folder = mkdtempSync(join(tmpdir(), "keyhole-ca-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => forgetProcessState("upstreamTrust"));

function startWith(content: string | null): void {
  const extraCaFile = join(folder, "authorities.pem");
  if (content !== null) writeFileSync(extraCaFile, content);
  forgetProcessState("config");
  processState<Config>("config", () => ({ ...readConfig({ NODE_ENV: "test" }), extraCaFile }));
  checkExtraCa();
}

describe("KEYHOLE_EXTRA_CA_FILE stops the start, with a sentence, when", () => {
  const { pem } = newAuthority();
  const damaged = pem.replace(/[A-Za-z]{20}/g, "A".repeat(20));
  test.each([
    ["it is not there", null, "can't be read: ENOENT"],
    ["it is empty", "", "has no certificate in it"],
    [
      "it holds a key and no certificate",
      "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
      "has no",
    ],
    ["one of its certificates is damaged", `${pem}\n${damaged}`, "certificate 2 in it is damaged"],
  ])("%s", (_what, content, sentence) => {
    expect(() => startWith(content)).toThrow(
      expect.objectContaining({ kind: "config", message: expect.stringContaining(sentence) }),
    );
    expect(() => startWith(content)).toThrow(/KEYHOLE_EXTRA_CA_FILE/);
  });

  test("not when it holds several, with text between them", () => {
    expect(() => startWith(`# ours\n${pem}\n# theirs\n${newAuthority("Other").pem}`)).not.toThrow();
  });
});
