import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators decide, and kept for ever: answers to halts, decisions on rejected records, and the way those took outwards. */
export class Operations1764100000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(answers);
    await runner.query(rejections);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table rejected_decision, rejected_outbox;
      alter table offset_gap drop column answer_id;
      drop table halt_answer;`);
  }
}

const answers = `
  create table halt_answer (
    id          bigint      generated always as identity primary key,
    group_id    text        not null,
    cluster_id  text        not null,
    topic       text        not null,
    partition   integer     not null,
    halt_code   text        not null,
    halt_detail text        not null,
    answer      text        not null check (answer in ('resume', 'skip-to')),
    from_offset bigint      not null,
    to_offset   bigint      not null check (to_offset >= from_offset),
    reason      text        not null check (reason <> ''),
    actor       text        not null,
    recorded_at timestamptz not null default now()
  );
  create trigger append_only before update or delete or truncate on halt_answer
    for each statement execute function refuse_change();

  -- A skipped offset without a named operator and a reason cannot be written.
  alter table offset_gap add column answer_id bigint references halt_answer (id);
  alter table offset_gap add constraint skipped_by_somebody check ((kind = 'skipped') = (answer_id is not null));`;

const rejections = `
  create table rejected_outbox (
    partition           integer not null,
    "offset"            bigint  not null,
    published_partition integer,
    published_offset    bigint,
    published_at        timestamptz,
    primary key (partition, "offset"),
    foreign key (partition, "offset") references rejected_record (partition, "offset")
  );
  create index rejected_outbox_waiting on rejected_outbox (partition, "offset") where published_at is null;

  create table rejected_decision (
    partition         integer     not null,
    "offset"          bigint      not null,
    decision          text        not null check (decision in ('retried', 'discarded')),
    reason            text        not null check (reason <> ''),
    actor             text        not null,
    decided_at        timestamptz not null default now(),
    retried_partition integer,
    retried_offset    bigint,
    -- One decision per record: a second operator who retries at the same moment is told so instead of sending it twice.
    primary key (partition, "offset"),
    foreign key (partition, "offset") references rejected_record (partition, "offset"),
    check ((decision = 'retried') = (retried_partition is not null and retried_offset is not null))
  );
  create trigger append_only before update or delete or truncate on rejected_decision
    for each statement execute function refuse_change();`;
