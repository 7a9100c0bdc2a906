// The statements with which fill-books.ts copies what the product has made of a template.

/** As copiedUpdateId of updates.ts. The second one of somebody's id: CHI-00001 of a thousand is CHI-01001 in copy 1. */
const copyFunctions = `
  create function copied_update(id text, copy integer) returns uuid immutable return
    (left(id, 8) || substr(id, 10, 4) || '8' || left(md5(id || ':' || copy), 3) || '8' ||
     substr(md5(id || ':' || copy), 4, 15))::uuid;
  create function copied_employee(id text, further integer) returns text immutable return
    'CHI-' || lpad((substr(id, 5)::integer + further)::text,
                   greatest(5, length((substr(id, 5)::integer + further)::text)), '0')`;

/** Entries of people, each with its place among those of its partition. Budgets and rejected records are not copied. */
const template = `
  create unlogged table fill_template as
  select e.*, row_number() over (partition by partition order by "offset") - 1 as place
    from entry e where employee_id like 'CHI-%'`;

export const prepareCopies = [copyFunctions, template, 'analyze fill_template'];
export const dropCopies = [
  'drop table fill_template',
  'drop function copied_update',
  'drop function copied_employee',
];

/** What keeps a load slow, as it was made; the load is faster without, and building them once is cheaper. */
export const indexesOfLoad = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as "on"
    from pg_constraint
   where contype = 'p' and conrelid in ('entry'::regclass, 'update_winner'::regclass, 'computed_pay'::regclass)
  union all
  select format('drop index %I', indexname), indexdef
    from pg_indexes
   where tablename in ('entry', 'update_winner', 'computed_pay') and indexname not like '%_pkey'`;

/** The numbers behind the statements are taken from the fill alone, so they need no parameters. */
export type CopyNumbers = {
  /** Copies beside the template. */
  readonly copies: number;
  /** Employees of the template. */
  readonly people: number;
  readonly partitions: number;
};

/** Side by side: neither reads what the other writes. In order of place, as a log would have brought them. */
export function copiesOfLog({ copies, people, partitions }: CopyNumbers): string[] {
  const placed = `t.partition + ${partitions}, t.place * ${copies} + copy - 1`;
  const all = `(select * from fill_template order by place) t cross join generate_series(1, ${copies}) copy`;
  return [
    `insert into entry (partition, "offset", update_id, type, type_version, employee_id, department, effective_date,
                        recorded_at, source, actor, data, fingerprint, key, headers, value, chain)
     select ${placed}, copied_update(update_id::text, copy), type, type_version,
            copied_employee(employee_id, copy * ${people}), department, effective_date, recorded_at, source, actor,
            case when type like 'update.%' then data || jsonb_build_object('update', copied_update(data ->> 'update', copy))
                 when type = 'bonus.stopped' then data || jsonb_build_object('bonus', copied_update(data ->> 'bonus', copy))
                 else data end,
            fingerprint, convert_to(copied_employee(employee_id, copy * ${people}), 'UTF8'), headers, value, chain
       from ${all}`,
    `insert into update_winner (update_id, partition, "offset", recorded_at, fingerprint)
     select copied_update(t.update_id::text, copy), ${placed}, t.recorded_at, t.fingerprint
       from ${all}
       join update_winner w on w.update_id = t.update_id and w.partition = t.partition and w."offset" = t."offset"`,
    `insert into losing_entry (partition, "offset", employee_id, update_id)
     select ${placed}, copied_employee(t.employee_id, copy * ${people}), copied_update(t.update_id::text, copy)
       from ${all}
       join losing_entry l on l.partition = t.partition and l."offset" = t."offset"`,
  ];
}

/** The rest: what is kept of each employee, their pay, and how far the copies' partitions are. */
export function copiesOfPeople({ copies, people, partitions }: CopyNumbers): string[] {
  const employee = `copied_employee(employee_id, copy * ${people})`;
  return [
    `insert into employee_version (employee_id, version)
     select ${employee}, version from employee_version cross join generate_series(1, ${copies}) copy
      where employee_id like 'CHI-%'`,
    `insert into computed_pay (employee_id, schedule, period_start, period_end, department, currencies, amounts)
     select ${employee}, schedule, period_start, period_end, department, currencies, amounts
       from computed_pay cross join generate_series(1, ${copies}) copy
      where employee_id like 'CHI-%'`,
    `insert into consumer_position (group_id, cluster_id, topic, partition, next_offset, owner_epoch, recorded_at, chain)
     select group_id, cluster_id, topic, partition + ${partitions}, (max(place) + 1) * ${copies}, 1, p.recorded_at, p.chain
       from consumer_position p join fill_template t using (partition)
      group by group_id, cluster_id, topic, partition, p.recorded_at, p.chain`,
  ];
}

/** $1 id, $2 partitions. */
export const insertDepartment = `
  insert into department_version (id, version, name, partitions, actor) values ($1, 1, $1, $2::int[], 'bench')`;
