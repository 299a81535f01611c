import { expect, test } from "vitest";
import { negotiate } from "./http-accept.ts";

test.each([
  [null, "application/json"],
  ["", "application/json"],
  ["*/*", "application/json"],
  ["application/*", "application/json"],
  ["application/json", "application/json"],
  ["application/graphql-response+json", "application/graphql-response+json"],
  ["application/graphql-response+json, application/json", "application/graphql-response+json"],
  ["application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json"],
  ["text/html, */*;q=0.1", "application/json"],
  ["application/json;q=0, application/graphql-response+json", "application/graphql-response+json"],
  ["text/html", null],
  ["application/json;q=0", null],
])("Accept %s is answered with %s", (accept, type) => {
  expect(negotiate(accept)).toBe(type);
});
