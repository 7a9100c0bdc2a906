import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { createLogger, createService } from '#libs/platform';
import { openDoor } from '../../../test/support/door.js';
import { eventually } from '../../../test/support/eventually.js';
import { freePortBase } from '../../../test/support/ports.js';
import { TransientDatabaseError } from './database-faults.js';
import { Database } from './database.js';
import { DatabaseModule } from './database.module.js';
import { ensureLogins, loginName } from './ensure-logins.js';

describe('the role of a service in production', () => {
  const password = 'a-long-random-password';
  const role = `plain_role_${randomBytes(4).toString('hex')}`;
  let home: TestDatabase;
  let admin: Database;

  beforeAll(async () => {
    home = await createTestDatabase();
    admin = new Database({ url: home.url, applicationName: 'test', poolSize: 1 });
    await admin.query(`create role ${role} login password '${password}'`);
  });

  afterAll(async () => {
    await admin.query(`drop owned by ${role}`);
    await admin.query(`drop role ${role}`);
    await admin.query(`drop role ${await ownLogin()}`);
    await admin.close();
    await home.drop();
  });

  const ownLogin = async () => {
    const [row] = await admin.query<{ name: string }>('select current_database() as name');
    return loginName(row?.name ?? '', 'payroll-consumer');
  };

  function urlAs(name: string): string {
    const url = new URL(home.url);
    url.username = name;
    url.password = password;
    return url.toString();
  }

  async function outcomeOf(url: string): Promise<unknown> {
    const database = new Database({ url, applicationName: 'test', poolSize: 1, demandsPlainRole: true });
    try {
      return await database.query('select 1 as one').catch((fault: unknown) => fault);
    } finally {
      await database.close();
    }
  }

  // Planted: the call of demandPlainRole left out; then each of its four questions.
  it('is no superuser', async () => {
    const fault = await outcomeOf(home.url);
    expect(fault).toBeInstanceOf(TransientDatabaseError);
    expect(fault).toMatchObject({
      code: 'DATABASE_ROLE_PRIVILEGED',
      message: expect.stringMatching(/is a superuser/),
    });
  });

  it.each([
    [
      'may not create roles',
      `alter role ${role} createrole`,
      `alter role ${role} nocreaterole`,
      /may create roles/,
    ],
    [
      'may not create tables',
      `grant create on schema public to ${role}`,
      `revoke create on schema public from ${role}`,
      /may create tables/,
    ],
    [
      'owns no table',
      `create table owned (id int); alter table owned owner to ${role}`,
      'drop table owned',
      /owns tables/,
    ],
  ])('%s', async (_, give, take, because) => {
    for (const sql of give.split(';')) await admin.query(sql);
    expect(await outcomeOf(urlAs(role))).toMatchObject({ message: expect.stringMatching(because) });
    await admin.query(take);
    expect(await outcomeOf(urlAs(role))).toEqual([{ one: 1 }]);
  });

  it('is, as the migration makes it, let in', async () => {
    await ensureLogins(home.url, { 'payroll-consumer': password });
    expect(await outcomeOf(urlAs(await ownLogin()))).toEqual([{ one: 1 }]);
  });

  // Planted: the check left out of DatabaseModule; the service was ready.
  it('is refused by /readyz where Postgres comes later than the service', async () => {
    const port = await freePortBase(1);
    const url = new URL(home.url);
    url.port = String(port);
    const module = DatabaseModule.forRoot({ url: url.toString(), applicationName: 'test' });
    const app = await createService(module, { logger: createLogger('tested', 'silent'), isProduction: true });
    await app.listen(0, '127.0.0.1');
    const readyz = `${await app.getUrl()}/readyz`;
    expect((await fetch(readyz)).status).toBe(200);
    const door = await openDoor(port, home.url);
    try {
      await eventually(async () => {
        const answer = await fetch(readyz);
        return answer.status === 503 && (await answer.text()).includes('DATABASE_ROLE_PRIVILEGED');
      });
    } finally {
      await app.close();
      door.close();
    }
  });

  it('is looked at again once it was mended, without a restart', async () => {
    await admin.query(`alter role ${role} superuser`);
    const database = new Database({ url: urlAs(role), applicationName: 'test', demandsPlainRole: true });
    await expect(database.query('select 1')).rejects.toThrow('DATABASE_ROLE_PRIVILEGED');
    await admin.query(`alter role ${role} nosuperuser`);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
  });
});
