import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetProcessState } from "#platform/process-state.ts";
import { type Issued, newAuthority } from "./testing-certificates.ts";
import { startDns, type TestDns } from "./testing-dns.ts";
import { get, setConfig, startBytes, startServer, useLoopback } from "./testing-upstream.ts";
import { closeUpstreamPools } from "./upstream-pools.ts";

useLoopback();

describe("TLS is verified", () => {
  const folder = mkdtempSync(join(tmpdir(), "keyhole-tls-"));
  const ours = newAuthority("Our own authority");
  let dns: TestDns;
  beforeAll(async () => {
    dns = await startDns();
    for (const name of ["api.test", "other.test"]) dns.answer(name, ["127.0.0.1"]);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await dns.close();
  });
  beforeEach(() => {
    forgetProcessState("upstreamTrust");
    setConfig({ dnsServers: [dns.server] });
  });

  /** As a start with KEYHOLE_EXTRA_CA_FILE does. */
  function trust(pem: string): void {
    const extraCaFile = join(folder, "authorities.pem");
    writeFileSync(extraCaFile, pem);
    setConfig({ dnsServers: [dns.server], extraCaFile });
  }

  async function startTls(issued: Issued): Promise<{ port: number; reached: string[] }> {
    const reached: string[] = [];
    const port = await startServer((req, res) => {
      reached.push(req.headers.host ?? "");
      res.end(req.headers.host);
    }, issued);
    return { port, reached };
  }

  test("a private authority counts when KEYHOLE_EXTRA_CA_FILE names it, and not without", async () => {
    const { port, reached } = await startTls(ours.issue({ name: "api", hosts: ["api.test", "127.0.0.1"] }));
    const refused = { code: "tls_certificate_error" };
    await expect(get(`https://api.test:${port}`)).rejects.toMatchObject(refused);
    expect(reached).toEqual([]);
    await closeUpstreamPools();
    forgetProcessState("upstreamTrust");
    trust(ours.pem);
    expect((await get(`https://api.test:${port}`)).body).toBe(`api.test:${port}`);
    expect((await get(`https://127.0.0.1:${port}`)).status).toBe(200);
  });

  test("against the name in the URL, although the connection goes to an address", async () => {
    trust(ours.pem);
    const { port, reached } = await startTls(ours.issue({ name: "api.test", hosts: ["api.test"] }));
    for (const host of ["other.test", "127.0.0.1"]) {
      await expect(get(`https://${host}:${port}`)).rejects.toMatchObject({ code: "tls_certificate_error" });
    }
    expect(reached).toEqual([]);
  });

  test("one that is expired, not yet good, of another authority, or its own is refused", async () => {
    trust(ours.pem);
    const past = (days: number) => new Date(Date.now() - days * 86_400_000);
    const subject = { name: "api.test", hosts: ["api.test"] };
    for (const issued of [
      ours.issue({ ...subject, notBefore: past(20), notAfter: past(1) }),
      ours.issue({ ...subject, notBefore: past(-1), notAfter: past(-20) }),
      newAuthority("Our own authority").issue(subject),
    ]) {
      const { port, reached } = await startTls(issued);
      await expect(get(`https://api.test:${port}`)).rejects.toMatchObject({ code: "tls_certificate_error" });
      expect(reached).toEqual([]);
    }
  });

  test("also where NODE_TLS_REJECT_UNAUTHORIZED=0 stands in the environment", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const { port, reached } = await startTls(ours.issue({ name: "api.test", hosts: ["api.test"] }));
    await expect(get(`https://api.test:${port}`)).rejects.toMatchObject({ code: "tls_certificate_error" });
    expect(reached).toEqual([]);
    vi.unstubAllEnvs();
  });

  test("a server without TLS is tls_protocol_error", async () => {
    const port = await startServer((_req, res) => res.end());
    await expect(get(`https://127.0.0.1:${port}`)).rejects.toMatchObject({ code: "tls_protocol_error" });
  });

  test("P-8 one that does not come to the end of its handshake is connection_timeout, as its proxy says", async () => {
    const { port, connections } = await startBytes(() => undefined);
    const slow = get(`https://127.0.0.1:${port}`, { limits: { connectMs: 30_000 } }).catch(() => "cut");
    await expect(get(`https://127.0.0.1:${port}`, { limits: { connectMs: 200 } })).rejects.toMatchObject({
      code: "connection_timeout",
    });
    // The other one, with more time, is still waiting: they do not share their connections.
    expect(connections).toHaveLength(2);
    await closeUpstreamPools();
    expect(await slow).toBe("cut");
  });
});
