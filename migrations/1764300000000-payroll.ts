import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rules that turn updates into pay, by the date from which they hold, and the pay runs that were sealed under them. */
export class Payroll1764300000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(rules);
    await runner.query(runs);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table pay_statement, pay_run, approval_threshold, pay_policy_version;
      drop function refuse_late_statement();`);
  }
}

const rules = `
  create table pay_policy_version (
    id            bigint      generated always as identity primary key,
    schedule      text        not null check (schedule in ('weekly', 'biweekly', 'fourWeekly', 'semiMonthly', 'monthly')),
    -- A period's start: from this period on the version holds; of two with one date the later written one does.
    in_force_from date        not null,
    policy        jsonb       not null check (jsonb_typeof(policy) = 'object'),
    recorded_at   timestamptz not null default now(),
    actor         text        not null
  );
  create trigger append_only before update or delete or truncate on pay_policy_version
    for each statement execute function refuse_change();

  create table approval_threshold (
    id             bigint        generated always as identity primary key,
    department     text          collate "C" not null,
    kind           text          not null check (kind in ('salary', 'raise', 'bonus', 'scheduledBonus', 'adjustment')),
    limit_amount   numeric(19,4),
    limit_currency text,
    limit_percent  text,
    in_force_from  timestamptz   not null,
    recorded_at    timestamptz   not null default now(),
    actor          text          not null,
    check ((limit_amount is null) = (limit_currency is null)),
    check ((limit_amount is null) <> (limit_percent is null)),
    -- Ahead of every entry that is in the books already: what was judged by the former limit stays judged by it.
    check (in_force_from >= recorded_at + interval '1 minute')
  );
  create index approval_threshold_by_department on approval_threshold (department, id);
  create trigger append_only before update or delete or truncate on approval_threshold
    for each statement execute function refuse_change();`;

// A run is written after its statements, as the seal under them; hence the deferred reference.
const runs = `
  create table pay_run (
    id           uuid        primary key,
    schedule     text        not null,
    period_start date        not null,
    period_end   date        not null check (period_end > period_start),
    kind         text        not null check (kind in ('regular')),
    vector       jsonb       not null,
    policy       jsonb       not null,
    counts       jsonb       not null,
    totals       jsonb       not null,
    sealed_at    timestamptz not null default clock_timestamp(),
    actor        text        not null,
    -- One run per schedule and period: without it two clerks who press at once pay everybody twice.
    constraint one_run_per_period unique (schedule, period_start)
  );
  create index pay_run_by_time on pay_run (sealed_at, id);
  create trigger append_only before update or delete or truncate on pay_run
    for each statement execute function refuse_change();

  create table pay_statement (
    run_id      uuid  not null references pay_run (id) deferrable initially deferred,
    employee_id text  collate "C" not null,
    department  text  collate "C" not null,
    lines       jsonb not null check (jsonb_typeof(lines) = 'array'),
    gross       jsonb not null check (jsonb_typeof(gross) = 'array'),
    anomalies   jsonb not null check (jsonb_typeof(anomalies) = 'array'),
    primary key (run_id, employee_id)
  );
  create index pay_statement_by_employee on pay_statement (employee_id);
  create trigger append_only before update or delete or truncate on pay_statement
    for each statement execute function refuse_change();

  -- Refusing changes alone would leave a posted run open to one more statement.
  create function refuse_late_statement() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from added a join pay_run r on r.id = a.run_id) then
      raise exception 'a posted pay run takes no further statement' using errcode = 'P0001';
    end if;
    return null;
  end $$;
  create trigger posted_is_complete after insert on pay_statement
    referencing new table as added for each statement execute function refuse_late_statement();`;
