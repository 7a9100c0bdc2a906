// What the books refuse to the services that use them, by grants alone: the append-only trigger is the second guard.
import { Database } from '#libs/database';
import { createTestDatabase, type TestDatabase } from '../test/support/databases.js';

const roles = ['wageledger_intake', 'wageledger_consumer', 'wageledger_api'] as const;

const appendOnly = [
  'entry',
  'rejected_record',
  'offset_gap',
  'department_version',
  'pay_policy_version',
  'approval_threshold',
  'pay_run',
  'pay_statement',
  'rejected_decision',
  'halt_answer',
  'losing_entry',
];

describe('the roles of the services', () => {
  let served: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    served = await createTestDatabase();
    database = new Database({ url: served.url, applicationName: 'roles', poolSize: 2 });
  });
  afterAll(async () => {
    await database?.close();
    await served?.drop();
  });

  /** The SQLSTATE with which the statement is refused to the role; undefined where it is not. */
  const refusalOf = (role: string, sql: string): Promise<string | undefined> =>
    database
      .transaction(async (tx) => {
        await tx.query(`set local role ${role}`);
        await tx.query(sql);
        throw new Error('done');
      })
      .catch((fault: { sqlState?: string }) => fault.sqlState);

  // Planted: `grant update, delete on all tables` to the consumer; each of these was let through to the trigger (P0001).
  it.each(roles.flatMap((role) => appendOnly.map((table) => [role, table] as const)))(
    '%s can neither change, delete nor empty %s',
    async (role, table) => {
      const [column] = await database.query<{ name: string }>(
        `select quote_ident(attname) as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and attidentity = '' order by attnum desc limit 1`,
      );
      const statements = [
        `update ${table} set ${column?.name} = ${column?.name}`,
        `delete from ${table}`,
        `truncate ${table}`,
      ];
      for (const sql of statements) expect([sql, await refusalOf(role, sql)]).toEqual([sql, '42501']);
    },
  );

  // Planted: a role with CREATE on the schema.
  it.each(roles)('%s can change nothing about the tables themselves', async (role) => {
    const statements = [
      'create table mine (id integer)',
      'alter table entry disable trigger append_only',
      'drop table entry',
      'create index on entry (actor)',
      'create function mine() returns integer language sql as $$ select 1 $$',
    ];
    for (const sql of statements) expect([sql, await refusalOf(role, sql)]).toEqual([sql, '42501']);
  });

  it.each([
    ['wageledger_intake', `insert into entry select * from entry`],
    ['wageledger_intake', 'insert into update_winner select * from update_winner'],
    ['wageledger_intake', 'update consumer_position set next_offset = 0'],
    ['wageledger_api', 'insert into entry select * from entry'],
    ['wageledger_api', 'update update_winner set "offset" = 0'],
    ['wageledger_api', 'update computed_pay set amounts = amounts'],
    ['wageledger_consumer', 'insert into pay_run select * from pay_run'],
    ['wageledger_consumer', 'insert into department_version select * from department_version'],
    ['wageledger_consumer', 'select * from employee_profile'],
  ])('%s is refused what another service does: %s', async (role, sql) => {
    expect(await refusalOf(role, sql)).toBe('42501');
  });

  it('each reads what it works with', async () => {
    expect(await refusalOf('wageledger_intake', 'select * from update_winner')).toBeUndefined();
    expect(await refusalOf('wageledger_consumer', 'select * from entry')).toBeUndefined();
    expect(await refusalOf('wageledger_api', 'select * from pay_statement')).toBeUndefined();
  });
});
