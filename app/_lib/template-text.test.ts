import { describe, expect, test } from "vitest";
import { parseTemplate } from "#core/templates/parse-template.ts";
import { templateTags } from "#core/templates/template-tags.ts";
import {
  looksLikeValue,
  nearestTag,
  openedReference,
  referencedTags,
  withOtherTag,
  withReference,
} from "./template-text.ts";

test.each([
  "Bearer {{ secrets.stripe_live_key }}",
  "{{secrets.a}}{{{ secrets.b }}}{{& secrets.c }}{{ context.secrets.d-1 }}",
  "\\{{ secrets.not }} {{ secrets.a }} {{ secrets.a }}",
  "no reference at all",
])("names the tags that the server finds in %j", (template) => {
  expect(referencedTags(template)).toEqual([...new Set(templateTags(parseTemplate(template)))]);
});

describe("an opened reference", () => {
  test.each([
    ["Bearer {{", 7, ""],
    ["Bearer {{ ", 7, ""],
    ["Bearer {{ sec", 7, ""],
    ["Bearer {{ secrets.", 7, ""],
    ["Bearer {{ secrets.str", 7, "str"],
  ])("%j", (text, from, query) => {
    expect(openedReference(text, text.length)).toEqual({ from, query });
  });
  test.each(["Bearer {", "{{ secrets.a }} ", "\\{{ ", "{{ other"])("none in %j", (text) => {
    expect(openedReference(text, text.length)).toBeNull();
  });
});

test("choosing a secret writes the reference and swallows what was begun", () => {
  expect(withReference("Bearer {{ se", 7, 12, "a")).toEqual({ text: "Bearer {{ secrets.a }}", caret: 22 });
  expect(withReference("x {{ secrets.b }} y", 2, 14, "a")).toEqual({
    text: "x {{ secrets.a }} y",
    caret: 17,
  });
});

test("a tag that was meant is found, and one that is far away is not offered", () => {
  expect(nearestTag("stripe_key", ["github_pat", "stripe_live_key"])).toBeNull();
  expect(nearestTag("strpie_live_key", ["github_pat", "stripe_live_key"])).toBe("stripe_live_key");
  expect(nearestTag("x", [])).toBeNull();
  expect(withOtherTag("{{ secrets.a }} {{secrets.b}} {{{secrets.a}}}", "a", "c")).toBe(
    "{{ secrets.c }} {{secrets.b}} {{ secrets.c }}",
  );
});

test("a credential pasted into a template is noticed; a reference and plain words are not", () => {
  expect(looksLikeValue("Bearer sk_live_51H8fKz2eZvKYlo2C")).toBe(true);
  expect(looksLikeValue("Bearer {{ secrets.a_long_name_with_numbers_123 }}")).toBe(false);
  expect(looksLikeValue("application/vnd.github+json")).toBe(false);
});
