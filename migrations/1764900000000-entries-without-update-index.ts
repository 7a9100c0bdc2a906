import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index that losers-by-update made needless. By itself and outside a transaction: a transaction that holds losing_entry
 * and wants entry deadlocks with every reader of a fold, who takes them the other way round; and concurrently, so that no
 * reader waits behind it.
 */
export class EntriesWithoutUpdateIndex1764900000000 implements MigrationInterface {
  readonly transaction = false;

  public async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index concurrently if exists entry_by_update');
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query('create index concurrently if not exists entry_by_update on entry (update_id)');
  }
}
