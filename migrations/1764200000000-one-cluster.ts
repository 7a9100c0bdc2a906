import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One live position per partition. A second row can only say that another cluster knocked (CLUSTER_UNKNOWN): were both
 * live, two clusters would write different records under the same offsets.
 */
export class OneCluster1764200000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unique index one_live_position on consumer_position (group_id, topic, partition)
        where halt_code is distinct from 'CLUSTER_UNKNOWN'`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index one_live_position');
  }
}
