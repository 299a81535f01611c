import { expect, test } from "vitest";
import { errorSentence, fieldPath } from "./proxy-errors.ts";
import { valuesFrom } from "./proxy-values.ts";

test.each([
  [["input", "name"], "name"],
  [["input", "tag"], "tag"],
  [["input", "urlPrefixes", "1", "prefix"], "prefixes.1.prefix"],
  [["input", "urlPrefixes", "0", "headerRules", "2", "name"], "prefixes.0.rules.2.name"],
  [["input", "urlPrefixes", "0", "headerRules", "2", "value"], "prefixes.0.rules.2.value"],
  [["input", "urlPrefixes", "0", "headerRules", "2", "allowOverride"], null],
  [["input", "urlPrefixes", "0", "headerRules"], "prefixes.0.rules.0.name"],
  [["input", "urlPrefixes", "3"], "prefixes.3.prefix"],
  [["input", "urlPrefixes"], "prefixes.0.prefix"],
  [["input", "urlPrefixes", "1", "basicAuth", "user"], "prefixes.1.basicAuth.0.user"],
  [["input", "urlPrefixes", "1", "basicAuth", "password"], "prefixes.1.basicAuth.0.password"],
  [["input", "urlPrefixes", "1", "basicAuth"], "prefixes.1.basicAuth.0.user"],
  [["input", "urlPrefixes", "1", "basicAuth", "allowOverride"], null],
  [["input", "limits", "connectMs"], "limits.connectMs"],
  [["input", "limits", "toString"], null],
  [["input", "limits"], null],
  [["input", "allowedOrigins", "4"], "allowedOrigins"],
  [["input", "idempotencyKey"], null],
  [["input"], null],
  [null, null],
])("%j is shown at %s", (field, path) => {
  expect(fieldPath(field)).toBe(path);
});

test("the sentence names what the person typed", () => {
  const values = valuesFrom(null);
  values.tag = "stripe";
  values.prefixes = [
    {
      prefix: "https://10.0.0.5/v1",
      rules: [{ name: "Host", value: "a", allowOverride: false }],
      basicAuth: [{ user: "a", password: "b", allowOverride: false }],
    },
  ];
  const at = (...field: string[]) => ["input", "urlPrefixes", "0", ...field];
  const say = (code: Parameters<typeof errorSentence>[0]["code"], field: string[], message = "m") =>
    errorSentence({ code, message, field }, values);
  expect(say("TAG_TAKEN", ["input", "tag"])).toBe("`stripe` is taken. Choose another path.");
  expect(say("BLOCKED_ADDRESS", at("prefix"))).toBe(
    "`10.0.0.5` is a private address; this instance blocks those.",
  );
  expect(say("FORBIDDEN_HEADER", at("headerRules", "0", "name"))).toBe("`Host` is set by the proxy.");
  expect(say("INVALID_TEMPLATE", at("headerRules", "0", "value"), 'column 3: expected "}}".')).toBe(
    'Column 3: expected "}}".',
  );
  expect(say("DUPLICATE_HEADER", at("headerRules", "0", "name"))).toBe(
    "This prefix sets `Host` twice. Remove one of them.",
  );
  expect(say("DUPLICATE_HEADER", at("basicAuth"))).toBe(
    "`Authorization: Basic` sets this header for the prefix already. Remove one of them.",
  );
  expect(say("OUT_OF_RANGE", ["input", "limits", "idleMs"])).toBe(
    "Enter 0.1 to 3,600 seconds, or leave it empty.",
  );
});
