import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { freePort, type Running, start, untilReady } from "../lib/processes.ts";
import type { Setting } from "./setting.ts";

/** The system's nginx, as upstream and as the proxy that all others are compared with. */

/** As "nginx/1.22.1"; null when there is none. */
export function nginxVersion(): string | null {
  const { error, stderr } = spawnSync("nginx", ["-v"], { encoding: "utf8" });
  return error ? null : (/nginx\/\S+/.exec(stderr)?.[0] ?? "nginx");
}

export type Ports = { http: number; https: number | null };
export type Nginx = { running: Running; ports: Ports };

/** Buffers stay as nginx has them by default. One worker, as the other subjects are one process. */
const COMMON = `
worker_processes 1;
daemon off;
error_log stderr error;
pid nginx.pid;
events { worker_connections 4096; }
`;
const HTTP = `
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 300s;
  keepalive_requests 100000000;
  default_type application/json;
`;

/** Answers files, and swallows what is posted to /sink after it has read all of it: 401 without the credential. */
export async function startNginxUpstream(setting: Setting, cores: string | null): Promise<Nginx> {
  const ports = await choosePorts(setting);
  const guarded = `
    if ($http_authorization != "Bearer ${setting.value}") { return 401; }
    root ${setting.bodies};
    location = /sink {
      client_body_buffer_size 32k;
      proxy_pass http://swallowed;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Content-Length "";
      proxy_pass_request_body off;
    }`;
  const sink = join(setting.folder, "sink.sock");
  const config = `${COMMON}
http { ${HTTP}
  upstream swallowed { server unix:${sink}; keepalive 300; }
  server { listen unix:${sink}; location / { return 200 "{}"; } }
  server { listen 127.0.0.1:${ports.http}; ${guarded} }
  ${tlsServer(setting, ports, guarded)}
}`;
  return startNginx("upstream nginx", setting, config, ports, cores);
}

/** As its documentation says: HTTP/1.1, no Connection header, connections kept. */
export async function startNginxProxy(
  setting: Setting,
  upstream: Ports,
  cores: string | null,
): Promise<{ plain: Nginx; overTls: number | null }> {
  const port = await freePort();
  const tlsPort = upstream.https === null ? null : await freePort();
  const passing = `
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Authorization "Bearer ${setting.value}";`;
  const overTls =
    tlsPort === null
      ? ""
      : `
  upstream secure { server 127.0.0.1:${upstream.https}; keepalive 300; }
  server {
    listen 127.0.0.1:${tlsPort};
    location / {
      proxy_pass https://secure; ${passing}
      proxy_ssl_trusted_certificate ${setting.tls?.ca};
      proxy_ssl_verify on;
      proxy_ssl_name localhost;
    }
  }`;
  const config = `${COMMON}
http { ${HTTP}
  upstream plain { server 127.0.0.1:${upstream.http}; keepalive 300; }
  server { listen 127.0.0.1:${port}; location / { proxy_pass http://plain; ${passing} } }
  ${overTls}
}`;
  const plain = await startNginx("nginx", setting, config, { http: port, https: null }, cores);
  return { plain, overTls: tlsPort };
}

async function choosePorts(setting: Setting): Promise<Ports> {
  return { http: await freePort(), https: setting.tls === null ? null : await freePort() };
}

function tlsServer({ tls }: Setting, { https }: Ports, guarded: string): string {
  if (tls === null || https === null) return "";
  return `server {
    listen 127.0.0.1:${https} ssl;
    ssl_certificate ${tls.certificate};
    ssl_certificate_key ${tls.key};
    ssl_session_cache shared:tls:2m;
    ${guarded}
  }`;
}

async function startNginx(
  name: string,
  setting: Setting,
  config: string,
  ports: Ports,
  cores: string | null,
): Promise<Nginx> {
  const prefix = join(setting.folder, name.replace(" ", "-"));
  mkdirSync(prefix);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => {
    return `${kind}_temp_path ${join(prefix, kind)};`;
  });
  // It holds the credential.
  const text = config.replace("http {", `http { ${temporary.join(" ")}`);
  writeFileSync(join(prefix, "nginx.conf"), text, { mode: 0o600 });
  const running = start(name, "nginx", ["-p", prefix, "-c", join(prefix, "nginx.conf"), "-e", "stderr"], {
    cores,
  });
  await untilReady(running, () => accepts(ports.http), 5_000);
  return { running, ports };
}

export function accepts(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, "127.0.0.1");
  socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
