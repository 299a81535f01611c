/**
 * Who may import whom: architecture.md §2 as data. Each law carries a planted violation; scripts/laws.ts plants it
 * in a small tree of its own and demands that exactly this law catches it, so a law that catches nothing fails CI.
 *
 * Paths are regular expressions over paths from the root of the checkout. Tests and `testing.ts` files may reach
 * further, since they prepare rows and read them back.
 */
export type Law = {
  name: string;
  comment: string;
  from: { path?: string; pathNot?: string };
  to: {
    path?: string;
    pathNot?: string;
    circular?: boolean;
    dependencyTypes?: string[];
    dependencyTypesNot?: string[];
  };
  /** File name to source, of a tree that breaks this law. */
  planted: Record<string, string>;
};

const TESTS = "(\\.test\\.tsx?|/testing\\.ts|/testing/[^/]+\\.ts)$";
const LOCAL = "^(app|server|worker|graphql|core|db|platform|scripts|bench|e2e)/";

/** A room and what it may import of ours; npm packages have laws of their own. */
function only(
  name: string,
  from: string,
  allowed: string,
  planted: Record<string, string>,
  pathNot = TESTS,
): Law {
  return {
    name,
    comment: `${name}: see architecture.md §2`,
    from: { path: from, pathNot },
    to: { path: LOCAL, pathNot: allowed },
    planted,
  };
}

/** npm packages that only some files may name. */
function packagesOnlyIn(
  name: string,
  packages: string,
  allowedFrom: string,
  planted: Record<string, string>,
): Law {
  return {
    name,
    comment: `${name}: see architecture.md §2`,
    from: { path: LOCAL, pathNot: `${allowedFrom}|${TESTS}|^(scripts|e2e|bench)/` },
    to: { path: `(^|/)node_modules/(${packages})(/|$)` },
    planted,
  };
}

/** The order inside core: a room, and the rooms of core that it may import. */
const CORE_ORDER: Record<string, string[]> = {
  crypto: [],
  permissions: [],
  changes: [],
  audit: ["crypto", "permissions"],
  idempotency: ["crypto", "permissions"],
  access: ["crypto", "permissions", "changes", "audit"],
  templates: ["permissions"],
  secrets: ["crypto", "permissions", "changes", "audit", "idempotency"],
  uses: ["crypto", "permissions", "changes", "audit", "secrets"],
  egress: ["crypto", "permissions", "changes", "audit", "secrets", "templates", "uses"],
  proxies: ["crypto", "permissions", "changes", "audit", "idempotency", "secrets", "templates", "egress"],
  workflows: ["crypto", "permissions", "changes", "audit", "idempotency", "secrets", "templates", "egress"],
};

const coreOrder = Object.entries(CORE_ORDER).map(([room, below]): Law => {
  const above = Object.keys(CORE_ORDER).find((other) => other !== room && !below.includes(other)) ?? "";
  return only(
    `core/${room} imports only rooms below it`,
    `^core/${room}/`,
    `^(core/(${[room, ...below].join("|")})/|core/errors\\.ts$|db/|platform/)`,
    {
      [`core/${room}/a.ts`]: `import "#core/${above}/b.ts";`,
      [`core/${above}/b.ts`]: "export {};",
    },
  );
});

export const LAWS: Law[] = [
  only("platform imports no room", "^platform/", "^platform/", {
    "platform/a.ts": 'import "#db/b.ts";',
    "db/b.ts": "export {};",
  }),
  only("db imports only platform", "^db/", "^(db|platform)/", {
    "db/a.ts": 'import "#core/b.ts";',
    "core/b.ts": "export {};",
  }),
  only("core/errors is the lowest file of core", "^core/errors\\.ts$", "^$", {
    "core/errors.ts": 'import "#platform/b.ts";',
    "platform/b.ts": "export {};",
  }),
  ...coreOrder,
  only("graphql imports only core and platform", "^graphql/", "^(graphql|core|platform)/", {
    "graphql/a.ts": 'import "#db/b.ts";',
    "db/b.ts": "export {};",
  }),
  only(
    "server imports only core, platform, the HTTP door of graphql, and opens the database",
    "^server/",
    "^(server|core|platform)/|^graphql/http\\.ts$|^db/(data-source|embedded-postgres|migrate)\\.ts$",
    { "server/a.ts": 'import "#db/queries/b.ts";', "db/queries/b.ts": "export {};" },
  ),
  only(
    "worker imports only core and platform, and opens the database",
    "^worker/",
    "^(worker|core|platform)/|^db/(data-source|embedded-postgres|migrate)\\.ts$",
    { "worker/a.ts": 'import "#graphql/http.ts";', "graphql/http.ts": "export {};" },
  ),
  only(
    "pages reach the product only through the schema",
    "^app/",
    "^app/",
    { "app/page.tsx": 'import "#core/b.ts";', "core/b.ts": "export {};" },
    `^app/(_lib/query\\.ts$|api/)|${TESTS}`,
  ),
  only(
    "app/_lib/query executes the schema and nothing else",
    "^app/_lib/query\\.ts$",
    "^(app/|graphql/execute\\.ts$)",
    {
      "app/_lib/query.ts": 'import "#core/b.ts";',
      "core/b.ts": "export {};",
    },
  ),
  only(
    "route handlers import only graphql/http, core/access and platform",
    "^app/api/",
    "^(app/api/|graphql/http\\.ts$|core/access/|platform/)",
    { "app/api/a/route.ts": 'import "#db/b.ts";', "db/b.ts": "export {};" },
  ),
  {
    name: "one door for plaintext",
    comment: "Only core/egress/send-with-secrets.ts may import core/secrets/open-secrets.ts (rule 3).",
    from: { path: LOCAL, pathNot: `^core/egress/send-with-secrets\\.ts$|${TESTS}` },
    to: { path: "^core/secrets/open-secrets\\.ts$" },
    planted: {
      "core/proxies/a.ts": 'import "#core/secrets/open-secrets.ts";',
      "core/secrets/open-secrets.ts": "export {};",
    },
  },
  {
    name: "reading across workspaces is a named list",
    comment:
      "Only db/queries/cross-workspace may leave the row-level security of one workspace (decision 17).",
    from: { path: LOCAL, pathNot: `^db/queries/cross-workspace/|${TESTS}` },
    to: { path: "^db/across-workspaces\\.ts$" },
    planted: {
      "db/queries/a.ts": 'import "#db/across-workspaces.ts";',
      "db/across-workspaces.ts": "export {};",
    },
  },
  packagesOnlyIn("only db says TypeORM or SQL", "typeorm|pg|pg-pool", "^db/", {
    "core/a.ts": 'import "typeorm";',
  }),
  packagesOnlyIn(
    "only graphql says GraphQL",
    "graphql|@apollo/server|@graphql-tools/[a-z]+",
    "^(graphql|app)/",
    {
      "core/a.ts": 'import "graphql";',
    },
  ),
  packagesOnlyIn(
    "only app and server say Next",
    "next|react|react-dom",
    "^(app/|server/main\\.ts$|server/next\\.ts$)",
    {
      "graphql/a.ts": 'import "next";',
    },
  ),
  packagesOnlyIn(
    "only sign-in says next-auth",
    "next-auth",
    "^(app/api/auth/|core/access/session-cookie\\.ts$)",
    {
      "app/page.tsx": 'import "next-auth";',
    },
  ),
  packagesOnlyIn("only egress opens connections", "undici", "^core/egress/", {
    "core/proxies/a.ts": 'import "undici";',
  }),
  {
    name: "core/crypto uses node:crypto and no package",
    comment: "A dependency here would see every key (style.md §6).",
    from: { path: "^core/crypto/", pathNot: TESTS },
    to: { path: "node_modules/" },
    planted: { "core/crypto/a.ts": 'import "pino";' },
  },
  {
    name: "no cycles",
    comment: "Two files that need each other are one file, or a third is missing.",
    from: {},
    to: { circular: true },
    planted: { "core/secrets/a.ts": 'import "./b.ts";', "core/secrets/b.ts": 'import "./a.ts";' },
  },
];
