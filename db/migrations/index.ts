import { CreatePeople1795500000000 } from "./1795500000000-create-people.ts";
import { CreateKeys1795500001000 } from "./1795500001000-create-keys.ts";
import { CreateApiTokens1795500002000 } from "./1795500002000-create-api-tokens.ts";
import { CreateSecrets1795500003000 } from "./1795500003000-create-secrets.ts";
import { CreateProxies1795500004000 } from "./1795500004000-create-proxies.ts";
import { CreateAuditEvents1795500005000 } from "./1795500005000-create-audit-events.ts";

/** In order. An explicit list, since globs do not survive bundling; a merged migration is never edited. */
export const migrations = [
  CreatePeople1795500000000,
  CreateKeys1795500001000,
  CreateApiTokens1795500002000,
  CreateSecrets1795500003000,
  CreateProxies1795500004000,
  CreateAuditEvents1795500005000,
];
