import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a request through a proxy may take. Null is the instance's default; 0, where a bound lets it, is "none". */
export class AddProxyLimits1795500011000 implements MigrationInterface {
  readonly name = "AddProxyLimits1795500011000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table proxies
      add column connect_ms integer,
      add column first_byte_ms integer,
      add column idle_ms integer,
      add column total_ms integer,
      add column max_request_bytes integer,
      add column max_response_bytes integer,
      add column max_per_caller integer,
      add column max_per_origin integer,
      add constraint proxies_limits_check check (
        connect_ms > 0 and first_byte_ms > 0 and idle_ms > 0 and total_ms >= 0 and max_request_bytes >= 0
        and max_response_bytes >= 0 and max_per_caller > 0 and max_per_origin > 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table proxies
      drop constraint proxies_limits_check,
      drop column connect_ms, drop column first_byte_ms, drop column idle_ms, drop column total_ms,
      drop column max_request_bytes, drop column max_response_bytes,
      drop column max_per_caller, drop column max_per_origin`);
  }
}
