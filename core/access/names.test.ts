import { expect, test } from "vitest";
import { isEmail } from "./email.ts";
import { isWorkspaceSlug, RESERVED_SLUGS, toWorkspaceSlug } from "./workspace-slug.ts";

test("A-5 an e-mail address holds nothing that could make it two", () => {
  for (const good of ["ada@example.com", "a+b@localhost", "ünï@exämple.org"])
    expect(isEmail(good)).toBe(true);
  const bad = ["", "a", "@b", "a@", "a@b@c", "a@b,c@d", "a b@c", "<a@b>", '"a"@b', "a@b\r\nbcc:x@y", "a@\0b"];
  for (const text of [...bad, `${"a".repeat(250)}@b.cd`]) expect(isEmail(text)).toBe(false);
});

test("a slug is a path segment that nothing of ours is called", () => {
  for (const good of ["main", "a", "9-lives", "a".repeat(40)]) expect(isWorkspaceSlug(good)).toBe(true);
  for (const bad of ["", "-", "Main", "a b", "a/b", "..", "ä", "a".repeat(41), ...RESERVED_SLUGS]) {
    expect(isWorkspaceSlug(bad)).toBe(false);
  }
});

test("a slug is made of a name", () => {
  expect(toWorkspaceSlug("  Müller & Söhne GmbH ")).toBe("muller-sohne-gmbh");
  expect(toWorkspaceSlug("日本")).toBe("");
});
