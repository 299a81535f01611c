import { expect, test } from "vitest";
import { type Change, fromPayload, toPayload } from "./change.ts";

test("a change is read as it was written", () => {
  for (const kind of ["secret", "token", "proxy", "access", "workspace"] as const) {
    const change: Change = { kind, workspaceId: "wsp_1", id: "x_1" };
    expect(fromPayload(toPayload(change))).toEqual(change);
  }
});

test("what nobody of us wrote means that everything may have changed", () => {
  const strange = [
    "",
    "secret",
    "secret wsp_1",
    "secret wsp_1 ",
    "secret wsp_1 a b",
    "role wsp_1 a",
    "__proto__ wsp_1 a",
  ];
  for (const payload of strange) expect(fromPayload(payload), payload).toBe("all");
});
