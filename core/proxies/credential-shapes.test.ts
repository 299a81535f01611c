import { expect, test } from "vitest";
import { looksLikeCredential } from "./credential-shapes.ts";

const x = (length: number) => "x1Y2".repeat(30).slice(0, length);

test.each([
  `/khl_01JQ3M7ZK8W2V5N6P9R4T1X3YB${x(33)}/`,
  `/repos/ghp_${x(36)}`,
  `/github_pat_${x(80)}/x`,
  `/glpat-${x(20)}/`,
  `/xoxb-123456789012-${x(24)}`,
  `/v1/sk_live_${x(24)}/`,
  `/rk_test_${x(24)}`,
  `/sk-ant-api03-${x(40)}`,
  "/AKIAIOSFODNN7EXAMPLE/",
  `/key=AIza${x(35)}`,
  `/npm_${x(36)}`,
  `/SG.${x(22)}.${x(43)}`,
  `/eyJhbGciOiJIUzI1NiJ9.${x(40)}.${x(43)}`,
  `/bot123456789:${x(35)}/sendMessage`,
  `/services/T0123ABCD/B0123ABCD/${x(24)}`,
  `/api/webhooks/123456789012345678/${x(68)}`,
  `/bot123456789%3A${x(35)}/`,
])("L-13 %s looks like a credential", (path) => {
  expect(looksLikeCredential(`https://a.example${path}`)).toBe(true);
});

test.each([
  "/",
  "/v1/",
  "/v1/accounts/0123456789abcdef0123456789abcdef/",
  "/550e8400-e29b-41d4-a716-446655440000",
  "/projects/group%2Fname/repository",
  "/bot/sendMessage",
  "/services/",
  "/api/webhooks/123456789012345678/",
  "/desk-manager-for-the-whole-company",
  "/task_force",
  "/sk/",
  "/maps/api/AIza",
  "/organizations/acme-corporation-of-the-north/workspaces",
  "/%E2%82%AC",
])("L-13 %s does not", (path) => expect(looksLikeCredential(`https://a.example${path}`)).toBe(false));
