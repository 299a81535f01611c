import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The value before the current one is kept for a while, so that a bad replacement can be rolled back. Of versions whose
 * sealed bytes are destroyed the row stays, empty, so that it can be seen who set which value when.
 *
 * `keyhole_cross` sees of kept versions in which workspace and until when, to find what is due; it reads no other column
 * and changes nothing. What is due is destroyed as the application, inside its workspace.
 */
export class KeepPreviousValues1795500014000 implements MigrationInterface {
  readonly name = "KeepPreviousValues1795500014000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table secret_versions
      add column kept_until timestamptz,
      add column destroyed_at timestamptz,
      add constraint secret_versions_destroyed_check
        check ((destroyed_at is null) = (octet_length(sealed_value) > 0))`);
    await runner.query(`create index secret_versions_kept_until_idx on secret_versions (kept_until)
      where kept_until is not null and destroyed_at is null`);
    await runner.query(`create policy secret_versions_cross on secret_versions for select to keyhole_cross
      using (kept_until is not null and destroyed_at is null)`);
    await runner.query("grant select (workspace_id, kept_until) on secret_versions to keyhole_cross");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("revoke select (workspace_id, kept_until) on secret_versions from keyhole_cross");
    await runner.query("drop policy secret_versions_cross on secret_versions");
    // Forced, the policies would hide every row from the owner too.
    await runner.query("alter table secret_versions no force row level security");
    await runner.query(
      "delete from secret_versions where kept_until is not null or destroyed_at is not null",
    );
    await runner.query("alter table secret_versions force row level security");
    await runner.query("drop index secret_versions_kept_until_idx");
    await runner.query(`alter table secret_versions drop constraint secret_versions_destroyed_check,
      drop column kept_until, drop column destroyed_at`);
  }
}
