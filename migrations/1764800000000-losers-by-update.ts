import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every record of an update id is its winner or one of its losers. Both are found by the id from here on, so that the index
 * over the ids of all entries, for which every entry paid, is not needed any more.
 * Readers of losing_entry wait while its few rows are filled. The migration waits 10 s at most for those who are at it: all
 * others would queue behind it, and it may be run again.
 */
export class LosersByUpdate1764800000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(losersByUpdate);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table losing_entry drop column update_id');
  }
}

// The trigger refuses changes of rows, and these get a column that they could not have before.
const losersByUpdate = `
  set local lock_timeout = '10s';
  alter table losing_entry add column update_id uuid;
  alter table losing_entry disable trigger append_only;
  update losing_entry l set update_id = e.update_id
    from entry e where e.partition = l.partition and e."offset" = l."offset";
  alter table losing_entry enable trigger append_only;
  alter table losing_entry alter column update_id set not null;
  create index losing_entry_by_update on losing_entry (update_id);`;
