/**
 * How Next builds and serves the pages. server/main.ts and a bare `next start` both read it, so what protects a page
 * stands here wherever it can.
 * @type {import("next").NextConfig}
 */
export default {
  // Tests, `npm run dev` and `npm start` build beside one another (scripts/lib/build.mjs).
  distDir: process.env.KEYHOLE_DIST_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  // N-4: a source map would give every server file to whoever asks for it.
  productionBrowserSourceMaps: false,
  // Loaded by Node as they lie: bundled, TypeORM no longer finds pg (style.md §8), there are two copies of graphql,
  // and Apollo and the custom server would not share theirs (architecture.md, rule 7).
  serverExternalPackages: [
    "@apollo/server",
    "@graphql-tools/schema",
    "@graphql-tools/utils",
    "@node-rs/argon2",
    "graphile-worker",
    "graphql",
    "next-auth",
    "pg",
    "pino",
    "typeorm",
    "undici",
  ],
  // N-3: /_next/image fetches what it is told to. Our pages have no raster image, so the endpoint is off.
  images: { unoptimized: true },
  // `npm test` checks all types, tests and scripts included; a build that did it again would start no faster.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
  // Both would write into the checkout or the page on their own account.
  agentRules: false,
  devIndicators: false,
  headers: async () => [{ source: "/:path*", headers: PAGE_HEADERS }],
};

/** security.md A-2 as far as it is the same for every answer; server/page-headers.ts adds the nonce. */
const PAGE_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // Not no-referrer: browsers then write "null" as the origin of our own forms.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];
