import { expect, test } from "vitest";
import { outcomeOf } from "./outcome-words.ts";

test.each([
  [200, null, 12, "good", "Answered 200"],
  [302, null, 12, "good", "Answered 302"],
  [404, null, 12, "bad", "Answered 404"],
  [401, null, 12, "bad", "Rejected with 401"],
  [403, null, 12, "bad", "Rejected with 403"],
  [null, "connection_refused", 3, "bad", "The server refused the connection"],
  [200, "http_response_incomplete", 3, "bad", "Answered 200, then: The answer broke off"],
  [null, "something_new", 3, "bad", "Failed: something_new"],
  [null, null, null, "open", "Not ended, or Keyhole stopped first"],
])("status %s, error %s, %s ms: %s, %s", (status, errorCode, durationMs, kind, text) => {
  expect(outcomeOf({ status, errorCode, durationMs })).toEqual({ kind, text });
});
