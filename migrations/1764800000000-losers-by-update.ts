import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every record of an update id is its winner or one of its losers, and both are found by the id now: the index over the ids
 * of all entries, which every entry paid for, goes.
 */
export class LosersByUpdate1764800000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(losersByUpdate);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index entry_by_update on entry (update_id);
      alter table losing_entry drop column update_id;`);
  }
}

// The trigger refuses changes of rows, and these get a column that they could not have before.
const losersByUpdate = `
  alter table losing_entry add column update_id uuid;
  alter table losing_entry disable trigger append_only;
  update losing_entry l set update_id = e.update_id
    from entry e where e.partition = l.partition and e."offset" = l."offset";
  alter table losing_entry enable trigger append_only;
  alter table losing_entry alter column update_id set not null;
  create index losing_entry_by_update on losing_entry (update_id);
  drop index entry_by_update;`;
