import { afterEach, describe, expect, test } from "vitest";
import { backgroundWritesDone } from "#core/access/background-writes.ts";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { config } from "#platform/config.ts";
import { authExchange } from "./auth-exchange.ts";

const database = useTestDatabase();
const PASSWORD = "correct horse battery";
const BASE = "http://127.0.0.1:3000/api/auth";

afterEach(backgroundWritesDone);

/** A browser as far as cookies go. */
class Browser {
  readonly jar = new Map<string, string>();
  setCookies: string[] = [];

  async send(path: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await authExchange(
      new Request(BASE + path, {
        method: form ? "POST" : "GET",
        headers: { cookie, ...headers },
        body: form ? new URLSearchParams(form) : null,
      }),
    );
    this.setCookies = response.headers.getSetCookie();
    for (const line of this.setCookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return response;
  }

  async signIn(email: string, password: string, more: Record<string, string> = {}) {
    const { csrfToken } = await (await this.send("/csrf")).json();
    return this.send("/callback/credentials", { csrfToken, email, password, json: "true", ...more });
  }

  get session(): string | undefined {
    return this.jar.get("keyhole.session");
  }
}

describe("signing in over HTTP", () => {
  test("A-1 sets one cookie that scripts cannot read and other sites do not send, and a new one each time", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const browser = new Browser();
    const response = await browser.signIn(email, PASSWORD);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const line = browser.setCookies.find((each) => each.startsWith("keyhole.session="));
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).toMatch(/Path=\//i);
    const first = browser.session;
    await browser.signIn(email, PASSWORD);
    expect(browser.session).not.toBe(first);
    const live = await database.ownerQuery(
      "select 1 from sessions s join users u on u.id = s.user_id where u.email = $1 and ended_at is null",
      [email],
    );
    expect(live).toHaveLength(1);
  });

  test("A-1 on https the cookie is __Host- and Secure", async () => {
    const { databaseUrl } = config();
    useTestConfig({ databaseUrl, publicUrl: "https://keyhole.example.com", isHttps: true });
    try {
      const { email } = await createTestWorkspace({ password: PASSWORD });
      const browser = new Browser();
      await browser.signIn(email, PASSWORD);
      const line = browser.setCookies.find((each) => each.startsWith("__Host-keyhole.session="));
      expect(line).toMatch(/; Secure/i);
      expect(line).not.toMatch(/Domain=/i);
    } finally {
      useTestConfig({ databaseUrl });
    }
  });

  test("A-1 a session id that somebody planted is not taken over", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const attacker = new Browser();
    await attacker.signIn(email, PASSWORD);
    const planted = attacker.session ?? "";
    const victim = new Browser();
    victim.jar.set("keyhole.session", planted);
    await victim.signIn(email, PASSWORD);
    expect(victim.session).not.toBe(planted);
    // What was planted is over, so it does not follow the victim.
    expect(await (await attacker.send("/session")).json()).toEqual({});
  });

  test("A-4 answers 401 alike for a wrong password and an unknown account", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const answers = await Promise.all(
      [email, "nobody@example.com"].map(async (each) => {
        const response = await new Browser().signIn(each, "wrong password here");
        return [response.status, await response.text()];
      }),
    );
    expect(answers[0]?.[0]).toBe(401);
    expect(answers[0]).toEqual(answers[1]);
  });

  test("A-3 answers 429 with Retry-After when an account is locked", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    for (let i = 0; i < 5; i++) await new Browser().signIn(email, "wrong password here");
    const response = await new Browser().signIn(email, PASSWORD);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(200);
  });

  test("G-3 without the CSRF token or its cookie nobody is signed in", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const browser = new Browser();
    await browser.send("/csrf");
    const wrong = { csrfToken: "x".repeat(64), email, password: PASSWORD, json: "true" };
    expect((await browser.send("/callback/credentials", wrong)).status).toBe(403);
    const { csrfToken } = await (await new Browser().send("/csrf")).json();
    const stolen = { csrfToken, email, password: PASSWORD, json: "true" };
    expect((await new Browser().send("/callback/credentials", stolen)).status).toBe(403);
    expect(browser.session).toBeUndefined();
  });

  test("A-5 neither callbackUrl nor Host nor a forwarded host leads to another site", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const evil = [
      "https://evil.example/x",
      "//evil.example",
      "/\\evil.example",
      "https://127.0.0.1:3000@evil.example",
      "http://127.0.0.1:3000.evil.example",
      "javascript:alert(1)",
      "\thttps://evil.example",
    ];
    for (const callbackUrl of evil) {
      const browser = new Browser();
      const response = await browser.signIn(email, PASSWORD, { callbackUrl });
      expect(response.status).toBe(200);
      expect(new URL((await response.json()).url).origin).toBe("http://127.0.0.1:3000");
      expect(decodeURIComponent([...browser.jar.values()].join())).not.toContain("evil");
    }
    const browser = new Browser();
    const headers = {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
    };
    expect(await (await browser.send("/csrf", undefined, headers)).text()).not.toContain("evil");
    expect(JSON.stringify(browser.setCookies)).not.toContain("evil");
  });
});

describe("signing out over HTTP", () => {
  test("A-1 ends the session on the server", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const browser = new Browser();
    await browser.signIn(email, PASSWORD);
    const kept = browser.session ?? "";
    const { csrfToken } = await (await browser.send("/csrf")).json();
    expect((await browser.send("/signout", { csrfToken, json: "true" })).status).toBe(200);
    expect(browser.session).toBeUndefined();
    const thief = new Browser();
    thief.jar.set("keyhole.session", kept);
    expect(await (await thief.send("/session")).json()).toEqual({});
  });

  test("G-3 needs the CSRF token", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const browser = new Browser();
    await browser.signIn(email, PASSWORD);
    await browser.send("/signout", { json: "true" });
    expect(await (await browser.send("/session")).json()).toHaveProperty("expires");
  });
});

test("everything else of next-auth is closed", async () => {
  for (const path of ["/signin/github", "/callback/github", "/_log", "/verify-request", "/x"]) {
    expect([path, (await new Browser().send(path)).status]).toEqual([path, 404]);
  }
});

test("L-2 an answer never repeats what was typed", async () => {
  const canary = "canary-3f9b2c7d";
  const browser = new Browser();
  const response = await browser.signIn(`${canary}@example.com`, `${canary}-password`);
  expect(await response.text()).not.toContain(canary);
  expect(browser.setCookies.join()).not.toContain(canary);
});
