import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may do what to the books. Three roles without a login, one per kind of service; the logins of the services are
 * members (see libs/database/src/ensure-logins.ts). The role that migrates owns every table; no service is it.
 * Roles belong to the whole cluster and grants to this database, so roles are made only where they are missing and are
 * left when the migration is taken back: another database may use them.
 */
export class Roles1764600000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(roles);
    for (const statement of await this.inSchema(runner)) await runner.query(statement);
  }

  public async down(runner: QueryRunner): Promise<void> {
    const schema = await schemaOf(runner);
    await runner.query(`
      revoke all on all tables in schema ${schema} from ${runtimeRoles};
      revoke all on schema ${schema} from ${runtimeRoles};
      grant execute on all functions in schema ${schema} to public;`);
  }

  private async inSchema(runner: QueryRunner): Promise<string[]> {
    const schema = await schemaOf(runner);
    const database = await nameOf(runner, 'select quote_ident(current_database()) as name');
    return [
      `revoke create on schema ${schema} from public`,
      // Whoever does not own the database is told so in a warning of the server; the tables are closed in any case.
      `revoke temporary on database ${database} from public`,
      `revoke execute on all functions in schema ${schema} from public`,
      `grant usage on schema ${schema} to ${runtimeRoles}`,
      grants,
      `grant select on all tables in schema ${schema} to wageledger_api`,
    ];
  }
}

const runtimeRoles = 'wageledger_intake, wageledger_consumer, wageledger_api';

async function nameOf(runner: QueryRunner, sql: string): Promise<string> {
  const rows = (await runner.query(sql)) as { name: string }[];
  if (rows[0] === undefined) throw new Error(`no answer to ${sql}`);
  return rows[0].name;
}

/** A rebuild makes the books in a schema of its own, so the name is asked for. */
function schemaOf(runner: QueryRunner): Promise<string> {
  return nameOf(runner, 'select quote_ident(current_schema()) as name');
}

// Two databases of one cluster may be migrated at the same time, and an advisory lock reaches one database only: the
// second creator waits at the unique index of pg_authid and then finds the role made.
const roles = `
  do $$
  declare wanted text;
  begin
    foreach wanted in array array['wageledger_intake', 'wageledger_consumer', 'wageledger_api'] loop
      continue when exists (select from pg_roles where rolname = wanted);
      begin
        execute format('create role %I nologin', wanted);
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then
          raise exception 'the role % is missing and % may not create roles; give it CREATEROLE, or let a superuser run: create role %',
            wanted, current_user, wanted using errcode = 'insufficient_privilege';
      end;
    end loop;
  end $$;`;

// A department service that is asked to wait tells what an update leads to (Prefer: wait), so it reads what pay is folded
// from; nothing of the books can it write.
// No grant to update, delete or truncate what is append-only, so that the trigger is the second guard and not the only one.
// MAINTAIN is what LOCK TABLE asks for where nothing may be updated: pay runs are posted one after the other.
const grants = `
  grant select on schema_migration to wageledger_intake, wageledger_consumer, wageledger_api;

  grant select on department_version, update_winner, entry, rejected_record, consumer_position, pay_policy_version,
                  approval_threshold, pay_run, pay_statement to wageledger_intake;
  grant select, insert, update, delete on import_job to wageledger_intake;

  grant select, insert on entry, rejected_record, offset_gap to wageledger_consumer;
  grant select, insert, update on consumer_position, update_winner, employee_version to wageledger_consumer;
  grant select, insert on rejected_outbox to wageledger_consumer;
  grant update (published_partition, published_offset, published_at) on rejected_outbox to wageledger_consumer;
  grant select, insert, update, delete on projected_period, computed_pay to wageledger_consumer;
  grant select on department_version, pay_policy_version, approval_threshold, pay_run, pay_statement, halt_answer
    to wageledger_consumer;

  grant insert on department_version, halt_answer, offset_gap, rejected_decision, pay_policy_version,
                  approval_threshold, pay_run, pay_statement to wageledger_api;
  grant update, delete on consumer_position to wageledger_api;
  grant update (filled) on projected_period to wageledger_api;
  grant insert, update, delete on employee_profile to wageledger_api;
  grant maintain on pay_run to wageledger_api;`;
