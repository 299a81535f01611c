import { expect, expectAccessible, test } from "./fixtures.ts";

test("U-1 a Viewer sees secrets but no Add button, and the mutation answers FORBIDDEN", async ({
  pageAs,
  admin,
  tokenApi,
}) => {
  const input = { tag: "viewed", value: "v" };
  await admin.run("mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } } }", {
    input,
  });
  const page = await pageAs("viewer");
  await page.goto("/main/settings/secrets");
  await expect(page.getByRole("link", { name: "viewed" })).toBeVisible();
  await expect(page.getByText("You can see secrets but not change them.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add secret" })).toHaveCount(0);
  await expectAccessible(page);

  const viewer = await tokenApi("viewer");
  const response = await viewer.post(
    JSON.stringify({
      query: "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } } }",
      variables: { input: { tag: "not_mine", value: "v" } },
    }),
  );
  const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
  expect(errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN", requiredPermission: "CREATE_SECRETS" });
});

test("a person without a permission is told which one is missing", async ({ pageAs }) => {
  const page = await pageAs("viewer");
  await page.goto("/main/settings/tokens");
  await expect(page.getByRole("main")).toContainText("Edit API tokens");
  await expect(page.getByRole("link", { name: "API tokens" })).toHaveCount(0);
});

test("X-1 somebody else's workspace looks like one that is not there", async ({ adminPage }) => {
  for (const path of ["/elsewhere/settings/secrets", "/elsewhere/proxies"]) {
    const response = await adminPage.goto(path);
    expect(response?.status()).toBe(404);
  }
});
