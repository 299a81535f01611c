import { expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { recordAudit } from "./record.ts";

const database = useTestDatabase();
const TARGET = { type: "secret", id: "sec_1", label: "x" };

const eventsOf = (workspaceId: string) =>
  database.ownerQuery<Record<string, unknown>>("select * from audit_events where workspace_id = $1", [
    workspaceId,
  ]);

test("L-16 an event says who, what, to what, when, from where and with what outcome", async () => {
  const { actor, workspaceId } = await createTestWorkspace();
  await inWorkspace(workspaceId, (tx) =>
    recordAudit(tx, actor, "secret.updated", TARGET, [
      { field: "name", before: "a", after: "b" },
      { field: "value", isRedacted: true },
    ]),
  );
  const [event] = await eventsOf(workspaceId);
  expect(event).toMatchObject({
    action: "secret.updated",
    outcome: "SUCCEEDED",
    actor_kind: "user",
    actor_id: actor.id,
    target_id: "sec_1",
    ip: actor.origin.ip,
    user_agent: actor.origin.userAgent,
    request_id: actor.origin.requestId,
    changes: [
      { field: "name", before: "a", after: "b" },
      { field: "value", isRedacted: true },
    ],
  });
  expect(event?.occurred_at).toBeInstanceOf(Date);
});

test("L-16 when the event cannot be written, the change does not happen", async () => {
  const { actor, workspaceId } = await createTestWorkspace();
  await database.ownerQuery(
    "alter table audit_events add constraint broken check (action <> 'secret.created') not valid",
  );
  try {
    await expect(createSecret(actor, { tag: "x", value: "v" })).rejects.toThrow();
  } finally {
    await database.ownerQuery("alter table audit_events drop constraint broken");
  }
  expect(await database.ownerQuery("select from secrets where workspace_id = $1", [workspaceId])).toEqual([]);
  await expect(createSecret(actor, { tag: "x", value: "v" })).resolves.toBeTruthy();
});

test("L-3 content of a write-only field cannot be recorded, and trying undoes the change", async () => {
  const { actor, workspaceId } = await createTestWorkspace();
  for (const field of ["value", "password", "plaintext", "setupCode"]) {
    const change = { field, after: "canary" };
    await expect(
      inWorkspace(workspaceId, (tx) => recordAudit(tx, actor, "secret.updated", TARGET, [change])),
    ).rejects.toThrow("unreachable");
  }
  const redacted = { field: "x", isRedacted: true, after: "canary" } as const;
  await expect(
    inWorkspace(workspaceId, (tx) => recordAudit(tx, actor, "secret.updated", TARGET, [redacted])),
  ).rejects.toThrow("unreachable");
  expect(await eventsOf(workspaceId)).toEqual([]);
});

test("L-17 what a caller wrote stays on one line", async () => {
  const { actor, workspaceId } = await createTestWorkspace();
  const forging = {
    ...actor,
    displayName: "Eve\r\n2026-01-01 admin did it",
    origin: { requestId: "a\nb", ip: null, userAgent: "\u001b[2Jagent" },
  };
  await inWorkspace(workspaceId, (tx) =>
    recordAudit(tx, forging, "secret.updated", { ...TARGET, label: "x\u2028y" }),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(JSON.stringify(await eventsOf(workspaceId))).not.toMatch(/\\r|\\n|\\u001b|[\u0000-\u001f\u2028]/);
});
