import { expect, test } from "vitest";
import { isListening } from "#core/changes/hearing.ts";
import { onChange } from "#core/changes/on-change.ts";
import { useTestDatabase } from "#db/testing.ts";
import { Health } from "./health.ts";
import { Store } from "./store.ts";

const database = useTestDatabase({ migrate: false });

test("U-5 the store is open when changes are heard, and once it is closed nothing is remembered or connected", async () => {
  const store = new Store(new Health());
  await store.open();
  expect(isListening()).toBe(true);
  const told: unknown[] = [];
  const stop = onChange((change) => told.push(change));
  await store.close();
  stop();
  expect([isListening(), told]).toEqual([false, ["all"]]);
  const connections = () =>
    database.ownerQuery(
      "select application_name from pg_stat_activity where application_name like 'keyhole%' and datname = current_database()",
    );
  await expect.poll(connections).toEqual([]);
});
