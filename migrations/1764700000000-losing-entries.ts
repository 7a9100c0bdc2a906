import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The entries that do not count, so that whoever folds an employee leaves out these few instead of looking up the winner
 * of every entry. Append-only, because an entry that has lost never wins again: the winner of an id only gets lower.
 */
export class LosingEntries1764700000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(losers);
    await runner.query(grants);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table losing_entry;');
  }
}

const losers = `
  create table losing_entry (
    partition   integer not null,
    "offset"    bigint  not null,
    employee_id text    collate "C" not null,
    -- An entry loses once; a second time would mean that an election went wrong.
    primary key (partition, "offset")
  );
  create index losing_entry_by_employee on losing_entry (employee_id);
  insert into losing_entry (partition, "offset", employee_id)
  select e.partition, e."offset", e.employee_id
    from entry e join update_winner w using (update_id)
   where (w.partition, w."offset") <> (e.partition, e."offset");
  create trigger append_only before update or delete or truncate on losing_entry
    for each statement execute function refuse_change();`;

const grants = `
  grant select, insert on losing_entry to wageledger_consumer;
  grant select on losing_entry to wageledger_intake, wageledger_api;`;
