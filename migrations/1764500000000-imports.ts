import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far imports are, for those who ask. No part of the books: nothing that is right or wrong depends on a row of it. */
export class Imports1764500000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(jobs);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_job;');
  }
}

const jobs = `
  create table import_job (
    import_id  uuid        primary key,
    service    text        not null,
    client_id  text        collate "C" not null,
    state      text        not null check (state in ('running', 'completed', 'interrupted')),
    report     jsonb       not null,
    started_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index import_job_by_client on import_job (service, client_id, started_at desc, import_id);
  create index import_job_by_age on import_job (started_at);`;
