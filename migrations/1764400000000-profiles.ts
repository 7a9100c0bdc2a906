import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names, apart from the books: they change and can be erased, the log and the ledger cannot. And the indexes that searches need. */
export class Profiles1764400000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(profiles);
    await runner.query(indexes);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index entry_by_new_department, entry_by_further_schedule;
      drop table employee_profile;`);
  }
}

const profiles = `
  create table employee_profile (
    employee_id text        collate "C" primary key check (employee_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    name        text        not null check (name <> ''),
    updated_at  timestamptz not null default now()
  );`;

// The expressions are those of the statements: written otherwise there, every question would read all entries.
const indexes = `
  create index entry_by_new_department on entry ((data ->> 'toDepartment') collate "C", employee_id)
    where type = 'employment.transferred';
  create index entry_by_further_schedule on entry ((data ->> 'paySchedule'))
    where type = 'employment.started' and data ->> 'paySchedule' <> 'monthly';`;
