import { writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "#core/permissions/actor.ts";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { replaceSecretValue } from "#core/secrets/replace-secret-value.ts";
import { openDatabase } from "#db/data-source.ts";
import { crashValue, type WriterLine } from "./crash-lines.ts";

/**
 * A process with eight writers that create, replace and delete secrets until it is killed, and tell each try and its
 * end on stdout. A try whose answer is lost may or may not have happened; its secret is left alone from then on.
 * Started by crash.db.test.ts with the actor in JSON; DATABASE_URL and KEYHOLE_KEY in the environment.
 */
const WRITERS = 8;
const actor: Actor = { ...JSON.parse(process.argv[2] ?? "{}"), permissions: new Set(ALL_PERMISSIONS) };

/** Written at once, so that what was told before a kill has been told. */
function tell(line: WriterLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** False when the answer was lost. */
async function attempt(
  tag: string,
  step: WriterLine["step"],
  work: () => Promise<unknown>,
): Promise<boolean> {
  const startedAt = Date.now();
  tell({ tag, step, startedAt, state: "tried" });
  try {
    await work();
    tell({ tag, step, startedAt, state: "done" });
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    tell({ tag, step, startedAt, state: "lost", code: String(code) });
    return false;
  }
}

async function write(writer: number): Promise<void> {
  for (let i = 0; ; i++) {
    const tag = `w${writer}_${i}`;
    const secret = { tag };
    const isDone =
      (await attempt(tag, 1, () => createSecret(actor, { tag, value: crashValue(tag, 1) }))) &&
      (await attempt(tag, 2, () => replaceSecretValue(actor, { secret, value: crashValue(tag, 2) }))) &&
      (await attempt(tag, 3, () => replaceSecretValue(actor, { secret, value: crashValue(tag, 3) }))) &&
      (i % 2 === 0 || (await attempt(tag, "delete", () => deleteSecret(actor, { secret }))));
    if (!isDone) await pause(50);
  }
}

await openDatabase();
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
