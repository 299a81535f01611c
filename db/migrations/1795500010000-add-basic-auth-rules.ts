import type { MigrationInterface, QueryRunner } from "typeorm";

/** A header rule may be a basic-auth pair: `template` is then its user. */
export class AddBasicAuthRules1795500010000 implements MigrationInterface {
  readonly name = "AddBasicAuthRules1795500010000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table proxy_header_rules
      add column password_template text,
      add constraint proxy_header_rules_password_template_check
        check (password_template is null or name = 'Authorization')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Without its password a pair would be a header that holds the user in the clear.
    await runner.query("delete from proxy_header_rules where password_template is not null");
    await runner.query("alter table proxy_header_rules drop column password_template");
  }
}
