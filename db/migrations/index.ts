import { CreatePeople1795500000000 } from "./1795500000000-create-people.ts";
import { CreateKeys1795500001000 } from "./1795500001000-create-keys.ts";
import { CreateApiTokens1795500002000 } from "./1795500002000-create-api-tokens.ts";
import { CreateSecrets1795500003000 } from "./1795500003000-create-secrets.ts";
import { CreateProxies1795500004000 } from "./1795500004000-create-proxies.ts";
import { CreateAuditEvents1795500005000 } from "./1795500005000-create-audit-events.ts";
import { AddBasicAuthRules1795500010000 } from "./1795500010000-add-basic-auth-rules.ts";
import { AddProxyLimits1795500011000 } from "./1795500011000-add-proxy-limits.ts";
import { CreateSecretUses1795500012000 } from "./1795500012000-create-secret-uses.ts";
import { AddFreezing1795500013000 } from "./1795500013000-add-freezing.ts";
import { KeepPreviousValues1795500014000 } from "./1795500014000-keep-previous-values.ts";

/** In order. An explicit list, since globs do not survive bundling; a merged migration is never edited. */
export const migrations = [
  CreatePeople1795500000000,
  CreateKeys1795500001000,
  CreateApiTokens1795500002000,
  CreateSecrets1795500003000,
  CreateProxies1795500004000,
  CreateAuditEvents1795500005000,
  AddBasicAuthRules1795500010000,
  AddProxyLimits1795500011000,
  CreateSecretUses1795500012000,
  AddFreezing1795500013000,
  KeepPreviousValues1795500014000,
];
