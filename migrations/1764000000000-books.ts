import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The books: what the log says (entry, rejected_record, offset_gap: append-only), who counts (update_winner), how far
 * each partition was read (consumer_position), and what is projected from them (computed_pay).
 */
export class Books1764000000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(directory);
    await runner.query(positions);
    await runner.query(ledger);
    await runner.query(projections);
    await runner.query(appendOnly);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table computed_pay, projected_period, employee_version, offset_gap, rejected_record,
                 update_winner, entry, consumer_position, department_version;
      drop function refuse_change();`);
  }
}

const directory = `
  create table department_version (
    id          text        collate "C" not null check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    version     integer     not null check (version > 0),
    name        text        not null,
    partitions  integer[]   not null check (cardinality(partitions) > 0),
    recorded_at timestamptz not null default now(),
    actor       text        not null,
    -- Two writers that both read version n cannot both write n + 1: the second one fails instead of hiding the first.
    primary key (id, version)
  );`;

const positions = `
  create table consumer_position (
    group_id    text        not null,
    cluster_id  text        not null,
    topic       text        not null,
    partition   integer     not null,
    next_offset bigint      not null default 0 check (next_offset >= 0),
    owner_epoch bigint      not null default 0,
    owner       text,
    recorded_at timestamptz,
    chain       bytea,
    halt_code   text,
    halt_detail text,
    updated_at  timestamptz not null default now(),
    primary key (group_id, cluster_id, topic, partition)
  ) with (fillfactor = 50);`;

// Ids compare by byte (collate "C"): locks and pages then have one order on every machine, whatever its locale.
const ledger = `
  create table entry (
    partition      integer     not null,
    "offset"       bigint      not null,
    update_id      uuid        not null,
    type           text        not null,
    type_version   smallint    not null,
    employee_id    text        collate "C" not null,
    department     text        collate "C" not null,
    effective_date date        not null,
    recorded_at    timestamptz not null,
    source         text        not null,
    actor          text        not null,
    data           jsonb       not null,
    fingerprint    bytea       not null,
    key            bytea       not null,
    headers        bytea       not null,
    value          bytea       not null,
    chain          bytea       not null,
    -- One row per place in the log: a second apply of the same offset cannot slip in beside the first.
    primary key (partition, "offset")
  );
  create index entry_by_employee on entry (employee_id);
  create index entry_by_department on entry (department, employee_id);
  create index entry_by_update on entry (update_id);

  create table update_winner (
    -- An update id counts once, for ever: without this key a record sent twice is paid twice.
    update_id   uuid        primary key,
    partition   integer     not null,
    "offset"    bigint      not null,
    recorded_at timestamptz not null,
    fingerprint bytea       not null
  );

  create table rejected_record (
    partition   integer     not null,
    "offset"    bigint      not null,
    code        text        not null,
    reason      text        not null,
    -- Bytes as they came: text columns would refuse a NUL, and the record would block its partition.
    key         bytea,
    headers     bytea       not null,
    value       bytea,
    recorded_at timestamptz not null,
    chain       bytea       not null,
    primary key (partition, "offset")
  );

  create table offset_gap (
    partition    integer not null,
    first_offset bigint  not null,
    next_offset  bigint  not null check (next_offset > first_offset),
    kind         text    not null check (kind in ('control', 'skipped')),
    primary key (partition, first_offset)
  );`;

const projections = `
  create table employee_version (
    employee_id text   collate "C" primary key,
    version     bigint not null
  ) with (fillfactor = 80);

  create table projected_period (
    schedule     text not null,
    period_start date not null,
    period_end   date not null check (period_end > period_start),
    -- False while earlier employees are still being computed: until then readers compute for themselves.
    filled       boolean not null default false,
    primary key (schedule, period_start)
  );

  create table computed_pay (
    employee_id  text            collate "C" not null,
    schedule     text            not null,
    period_start date            not null,
    period_end   date            not null,
    department   text            collate "C" not null,
    currencies   text[]          not null,
    -- No precision: amounts that fit numeric(19,4) one by one may add up to more.
    amounts      numeric[]       not null,
    primary key (employee_id, schedule, period_start, department),
    check (cardinality(currencies) = cardinality(amounts))
  ) with (fillfactor = 80);
  create index computed_pay_by_department on computed_pay (schedule, period_start, department, employee_id);`;

const appendOnly = `
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'table % is append-only: % refused', tg_table_name, tg_op using errcode = 'P0001';
  end $$;
  create trigger append_only before update or delete or truncate on department_version
    for each statement execute function refuse_change();
  create trigger append_only before update or delete or truncate on entry
    for each statement execute function refuse_change();
  create trigger append_only before update or delete or truncate on rejected_record
    for each statement execute function refuse_change();
  create trigger append_only before update or delete or truncate on offset_gap
    for each statement execute function refuse_change();`;
