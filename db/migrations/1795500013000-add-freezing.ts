import type { MigrationInterface, QueryRunner } from "typeorm";

/** Since when and by whom a secret, a proxy, a token or the whole workspace is frozen (decision 030). */
export class AddFreezing1795500013000 implements MigrationInterface {
  readonly name = "AddFreezing1795500013000";

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ["secrets", "proxies", "api_tokens", "workspaces"]) {
      await runner.query(`alter table ${table}
        add column frozen_at timestamptz,
        add column frozen_by text,
        add constraint ${table}_frozen_check check ((frozen_at is null) = (frozen_by is null))`);
    }
    // Until now a workspace was only read; a member who may edit its settings can stop it, and nothing else of it.
    await runner.query("grant update (frozen_at, frozen_by, revision) on workspaces to keyhole_app");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("revoke update (frozen_at, frozen_by, revision) on workspaces from keyhole_app");
    for (const table of ["workspaces", "api_tokens", "proxies", "secrets"]) {
      await runner.query(`alter table ${table} drop column frozen_at, drop column frozen_by`);
    }
  }
}
