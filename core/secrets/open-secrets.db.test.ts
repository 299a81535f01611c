import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createSecret } from "./create-secret.ts";
import { openSecrets } from "./open-secrets.ts";
import { ORIGIN, openedValue } from "./testing.ts";

const database = useTestDatabase();
const CANARY = "canary-7d0a2b4c6e8f1357";

describe("the door", () => {
  test("opens what is asked for, as an object that prints nothing of it", async () => {
    const { actor, workspaceId } = await createTestWorkspace({ role: "admin" });
    const { secret } = await createSecret(actor, { tag: "a", value: CANARY });
    await createSecret(actor, { tag: "b", value: "other" });
    const opened = await openSecrets({ workspaceId, origin: ORIGIN, tags: ["a", "b", "a"] });
    expect([...opened.keys()].sort()).toEqual(["a", "b"]);
    expect(opened.get("a")).toMatchObject({ tag: "a", secretId: secret.id, version: 1 });
    expect(opened.get("a")?.value.expose().toString()).toBe(CANARY);
    const printed = `${inspect(opened, { depth: 9, showHidden: true })}${JSON.stringify([...opened])}${opened.get("a")?.value}`;
    expect(printed).toContain("[secret]");
    expect(printed).not.toContain(CANARY);
    expect(printed).not.toContain(Buffer.from(CANARY).toString("hex").slice(0, 16));
  });

  test("T-3 a missing secret is an error that names the tag, and so is a tag in another case", async () => {
    const { actor, workspaceId } = await createTestWorkspace({ role: "admin" });
    await createSecret(actor, { tag: "There", value: "v" });
    for (const tag of ["gone", "there", "__proto__", "constructor", "x\0"]) {
      await expect(openSecrets({ workspaceId, origin: ORIGIN, tags: ["There", tag] })).rejects.toMatchObject({
        kind: "user",
        code: "SECRET_MISSING",
        message: expect.stringContaining(`"${tag}"`),
      });
    }
    expect(await openSecrets({ workspaceId, origin: ORIGIN, tags: [] })).toEqual(new Map());
  });

  test("X-2 never opens another workspace's secret", async () => {
    const a = await createTestWorkspace({ role: "admin" });
    const b = await createTestWorkspace({ role: "admin" });
    await createSecret(a.actor, { tag: "only_a", value: CANARY });
    await expect(openedValue(b.actor, "only_a")).rejects.toMatchObject({ code: "SECRET_MISSING" });
  });

  test("D-1 refuses an origin that is not among the destinations, naming the tag", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    await createSecret(actor, { tag: "bound", value: CANARY, destinations: ["*.example.com"] });
    expect(await openedValue(actor, "bound", "https://api.example.com")).toBe(CANARY);
    for (const origin of ["http://api.example.com", "https://example.com", "https://evil.example", "null"]) {
      await expect(openedValue(actor, "bound", origin)).rejects.toMatchObject({
        code: "SECRET_HOST_NOT_ALLOWED",
        message: expect.stringContaining('"bound"'),
      });
    }
  });

  test("D-1 checks every destination before anything is opened", async () => {
    const { actor, workspaceId } = await createTestWorkspace({ role: "admin" });
    await createSecret(actor, { tag: "a_broken", value: "v" });
    await createSecret(actor, { tag: "b_bound", value: "v", destinations: ["other.example"] });
    await database.ownerQuery(
      `update secret_versions set sealed_value = '\\x00'
       where secret_id = (select id from secrets where workspace_id = $1 and tag = 'a_broken')`,
      [workspaceId],
    );
    const tags = ["a_broken", "b_bound"];
    await expect(openSecrets({ workspaceId, origin: ORIGIN, tags })).rejects.toMatchObject({
      code: "SECRET_HOST_NOT_ALLOWED",
    });
    await expect(openSecrets({ workspaceId, origin: "https://other.example", tags })).rejects.toMatchObject({
      code: "TAMPERED",
    });
  });
});

describe("B-2 C-2 what was edited in the database does not open:", () => {
  const tampered = { kind: "unavailable", code: "TAMPERED" };

  test.each([
    ["widened destinations", "destinations = destinations || '{https://evil.example}'::text[]"],
    ["destinations taken away", "destinations = '{}'"],
    ["other destinations", "destinations = '{https://evil.example}'"],
    ["a flipped bit", "sealed_value = set_bit(sealed_value, 77, 1 - get_bit(sealed_value, 77))"],
    ["a cut value", "sealed_value = substring(sealed_value for length(sealed_value) - 1)"],
  ])("%s", async (_what, edit) => {
    const { actor, workspaceId } = await createTestWorkspace({ role: "admin" });
    await createSecret(actor, { tag: "x", value: CANARY, destinations: ["a.example"] });
    await database.ownerQuery(`update secret_versions set ${edit} where workspace_id = $1`, [workspaceId]);
    const outcomes = await Promise.allSettled(
      ["https://a.example", "https://evil.example"].map((origin) => openedValue(actor, "x", origin)),
    );
    const codes = outcomes.map((outcome) => outcome.status === "rejected" && outcome.reason.code);
    expect(codes).toContain("TAMPERED");
    expect(codes.filter((code) => code !== "TAMPERED" && code !== "SECRET_HOST_NOT_ALLOWED")).toEqual([]);
  });

  test("another version number", async () => {
    const { actor, workspaceId } = await createTestWorkspace({ role: "admin" });
    await createSecret(actor, { tag: "x", value: CANARY });
    await database.ownerQuery("update secret_versions set version = 9 where workspace_id = $1", [
      workspaceId,
    ]);
    await database.ownerQuery("update secrets set version = 9 where workspace_id = $1", [workspaceId]);
    await expect(openedValue(actor, "x")).rejects.toMatchObject(tampered);
  });

  test("a sealed value moved to another secret of the workspace", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const { secret: from } = await createSecret(actor, { tag: "from", value: CANARY });
    const { secret: to } = await createSecret(actor, { tag: "to", value: "mine" });
    await database.ownerQuery(
      `update secret_versions t set sealed_value = f.sealed_value, key_id = f.key_id
       from secret_versions f where f.secret_id = $1 and t.secret_id = $2`,
      [from.id, to.id],
    );
    await expect(openedValue(actor, "to")).rejects.toMatchObject(tampered);
    expect(await openedValue(actor, "from")).toBe(CANARY);
  });

  test("a sealed value moved to another workspace", async () => {
    const a = await createTestWorkspace({ role: "admin" });
    const b = await createTestWorkspace({ role: "admin" });
    const { secret: from } = await createSecret(a.actor, { tag: "x", value: CANARY });
    const { secret: to } = await createSecret(b.actor, { tag: "x", value: "mine" });
    await database.ownerQuery(
      "update secret_versions t set sealed_value = f.sealed_value from secret_versions f where f.secret_id = $1 and t.secret_id = $2",
      [from.id, to.id],
    );
    await expect(openedValue(b.actor, "x")).rejects.toMatchObject(tampered);
  });
});
