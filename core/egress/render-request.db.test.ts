import { describe, expect, test } from "vitest";
import { parseTemplate } from "#core/templates/parse-template.ts";
import type { Place } from "#core/templates/template.ts";
import { useTestDatabase } from "#db/testing.ts";
import { planRequest, type RequestTemplate } from "./reference-plan.ts";
import {
  basicRule,
  type Got,
  headerOf,
  headerRule,
  type SendArgs,
  sendAs,
  useRecorders,
  workspaceWith,
} from "./testing.ts";
import { parseUrlTemplate } from "./url-template.ts";

/** The renderer through the sender, looked at where it counts: what a real upstream reads. */
useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const startRecorder = useRecorders();

const VALUE = `k/e?y#1&a=b+c d%20"\\<ä€😀>~{{ secrets.other }}$&`;

const body = (kind: "json" | "form" | "text", text: string): RequestTemplate["body"] => ({
  kind,
  template: parseTemplate(text, kind),
});

/** What arrives for a request with `VALUE` as `x`. */
async function arrived(
  args: Omit<SendArgs, "to">,
  values: Record<string, string> = { x: VALUE },
): Promise<Got> {
  const actor = await workspaceWith(values);
  const upstream = await startRecorder();
  await sendAs(actor, { to: upstream, ...args });
  return upstream.got.at(-1) as Got;
}

describe("T-6 T-7 a value arrives in every place, byte for byte as that place spells it", () => {
  test("in a header: its UTF-8 bytes", async () => {
    const got = await arrived({ template: { rules: [headerRule("X-Key", "ä {{ secrets.x }}.")] } });
    expect(headerOf(got, "x-key")).toEqual([Buffer.from(`ä ${VALUE}.`).toString("latin1")]);
  });

  test("in path segments and query values: percent-encoded, so that it stays what and where it is", async () => {
    const { path, query } = parseUrlTemplate(
      "https://ignored.example/v1/{{ secrets.x }}/end?a={{secrets.x}}&b=1",
    );
    const { target } = await arrived({ template: { path, query } });
    const url = new URL(target, "http://x");
    expect(url.pathname.split("/").map(decodeURIComponent)).toEqual(["", "v1", VALUE, "end"]);
    expect([...url.searchParams]).toEqual([
      ["a", VALUE],
      ["b", "1"],
    ]);
    expect(target).toMatch(/^[!-~]+$/);
    expect(target).toContain("k%2Fe%3Fy%231");
  });

  test("a path alone keeps the caller's query, a query alone the caller's path", async () => {
    const path = parseTemplate("/p/{{ secrets.x }}", "path");
    expect((await arrived({ path: "/old?q=1", template: { path } }, { x: "v" })).target).toBe("/p/v?q=1");
    const query = parseTemplate("k={{ secrets.x }}", "query");
    expect((await arrived({ path: "/old?q=1", template: { query } }, { x: "v" })).target).toBe("/old?k=v");
  });

  test("in a JSON body: escaped inside of its string", async () => {
    const template = { body: body("json", '{"a":"<{{ secrets.x }}>","b":1}') };
    const got = await arrived({ method: "POST", template, headers: ["Content-Type", "application/json"] });
    expect(JSON.parse(got.body.toString("utf8"))).toEqual({ a: `<${VALUE}>`, b: 1 });
    expect(headerOf(got, "content-length")).toEqual([String(got.body.length)]);
    expect(headerOf(got, "content-type")).toEqual(["application/json"]);
  });

  test("in a form field: urlencoded", async () => {
    const got = await arrived({
      method: "POST",
      template: { body: body("form", "a={{ secrets.x }}&b=c+d") },
    });
    expect([...new URLSearchParams(got.body.toString("latin1"))]).toEqual([
      ["a", VALUE],
      ["b", "c d"],
    ]);
  });

  test("in a text body: as it is, line breaks too", async () => {
    const got = await arrived(
      { method: "PUT", template: { body: body("text", "a\r\n{{ secrets.x }}\n") } },
      { x: `${VALUE}\r\n\tb` },
    );
    expect(got.body.toString("utf8")).toBe(`a\r\n${VALUE}\r\n\tb\n`);
  });

  test("in a basic-auth pair: user:password in base64", async () => {
    const got = await arrived(
      { template: { rules: [basicRule("me@{{ secrets.x }}", "{{ secrets.x }}:{{ secrets.y }}")] } },
      {
        x: "nä",
        y: VALUE,
      },
    );
    const [value = ""] = headerOf(got, "authorization");
    expect(value).toMatch(/^Basic [A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(value.slice(6), "base64").toString("utf8")).toBe(`me@nä:nä:${VALUE}`);
  });

  test("a body that is given as bytes is sent as it is, with its length", async () => {
    const bytes = Buffer.from([0, 1, 255, 123, 123]);
    const got = await arrived({ method: "POST", body: bytes, headers: ["Content-Length", "99"] });
    expect([got.body, headerOf(got, "content-length")]).toEqual([bytes, ["5"]]);
  });
});

describe("T-3 T-6 what can't be sent is refused before anything is, naming tag and field and nothing of the value", () => {
  const inPlace: Record<Place, Partial<RequestTemplate>> = {
    header: { rules: [headerRule("X-Key", "Bearer {{ secrets.x }}")] },
    basic: { rules: [basicRule("{{ secrets.x }}", "p")] },
    path: { path: parseTemplate("/v1/{{ secrets.x }}/y", "path") },
    query: { query: parseTemplate("a={{ secrets.x }}", "query") },
    json: { body: body("json", '"{{ secrets.x }}"') },
    form: { body: body("form", "a={{ secrets.x }}") },
    text: { body: body("text", "{{ secrets.x }}") },
  };

  async function refused(template: Partial<RequestTemplate>, values: Record<string, string>) {
    const actor = await workspaceWith(values);
    const upstream = await startRecorder();
    const error = await sendAs(actor, { to: upstream, method: "POST", template }).catch((caught) => caught);
    expect(upstream.got).toEqual([]);
    return error;
  }

  test.each(Object.keys(inPlace) as Place[])("T-3 a secret that is not there, in %s", async (place) => {
    expect(await refused(inPlace[place], {})).toMatchObject({
      code: "SECRET_MISSING",
      details: { tag: "x" },
    });
  });

  test.each<[Place, string, string]>([
    ["header", "hunter2\r\nX-Evil: 1", "the header X-Key"],
    ["header", "hunter2\n", "the header X-Key"],
    ["header", "hunter2\0", "the header X-Key"],
    ["basic", "hunter2\n", "the header Authorization"],
    ["basic", "hunter2:", "the header Authorization"],
    ["path", ".", "the path"],
    ["path", "..", "the path"],
    ["path", "hunter2/../../etc", "the path"],
    ["path", "%2e%2e", "the path"],
    ["path", "..;hunter2", "the path"],
    ["path", "hunter2\n", "the path"],
  ])("in %s %j", async (place, value, field) => {
    const error = await refused(inPlace[place], { x: value });
    expect(error).toMatchObject({ code: "VALUE_NOT_SENDABLE", details: { tag: "x" } });
    expect(error.message).toContain('"x"');
    expect(error.message).toContain(field);
    expect(JSON.stringify(error) + error.message).not.toContain("hunter2");
  });

  test("in a path also what becomes a dot segment only with the text around it", async () => {
    const template = { path: parseTemplate("/v1/.{{ secrets.x }}/y", "path") };
    expect(await refused(template, { x: "." })).toMatchObject({ code: "VALUE_NOT_SENDABLE" });
  });

  test("T-8 what is longer than servers take", async () => {
    const x = "v".repeat(9_000);
    const two = [headerRule("A", "{{ secrets.x }}"), headerRule("B", "{{ secrets.x }}")];
    expect(await refused({ rules: two }, { x })).toMatchObject({ code: "VALUE_NOT_SENDABLE" });
    const query = parseTemplate("a={{ secrets.x }}&b={{ secrets.x }}", "query");
    expect(await refused({ query }, { x })).toMatchObject({ code: "VALUE_NOT_SENDABLE" });
    const long = body("text", "{{ secrets.x }}".repeat(20));
    expect(await refused({ body: long }, { x: "v".repeat(60_000) })).toMatchObject({
      code: "VALUE_NOT_SENDABLE",
    });
  });

  test("D-3 rules that were chosen for one origin are not sent to another", async () => {
    const actor = await workspaceWith({ x: "value of x" });
    const [upstream, other] = [await startRecorder(), await startRecorder()];
    const rules = [headerRule("X-Key", "{{ secrets.x }}")];
    const request = planRequest({ origin: other.origin, rules });
    await expect(sendAs(actor, { to: upstream, request })).rejects.toThrow("A plan for one origin");
    expect([...upstream.got, ...other.got]).toEqual([]);
  });
});

describe("T-4 a value is never rendered again", () => {
  test("one that names another secret arrives as its text, in every place", async () => {
    const template: Partial<RequestTemplate> = {
      rules: [headerRule("X-Key", "{{ secrets.x }}"), basicRule("u", "{{ secrets.x }}")],
      path: parseTemplate("/{{ secrets.x }}", "path"),
      query: parseTemplate("a={{ secrets.x }}", "query"),
      body: body("text", "{{ secrets.x }}"),
    };
    const x = "{{ secrets.other }}";
    const got = await arrived({ method: "POST", template }, { x, other: "canary-of-other" });
    expect(headerOf(got, "x-key")).toEqual([x]);
    expect(headerOf(got, "authorization")).toEqual([`Basic ${Buffer.from(`u:${x}`).toString("base64")}`]);
    expect(decodeURIComponent(got.target)).toBe(`/${x}?a=${x}`);
    expect(got.body.toString()).toBe(x);
    expect(JSON.stringify(got)).not.toContain("canary-of-other");
  });

  test.each(["__proto__", "constructor", "toString"])("%s is a tag like any other", async (tag) => {
    const rules = [headerRule("X-Key", `{{ secrets.${tag} }}`)];
    const got = await arrived({ template: { rules } }, { [tag]: "value of it", x: "no" });
    expect(headerOf(got, "x-key")).toEqual(["value of it"]);
  });
});
