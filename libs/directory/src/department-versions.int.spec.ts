import { Database } from '#libs/database';
import { createTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import { DepartmentVersions, type DepartmentOutcome, type DepartmentRequest } from './department-versions.js';

const actor = 'ops@example.test';
const topicPartitions = 24;
let testDatabase: TestDatabase;
let databases: Database[] = [];

beforeEach(async () => {
  testDatabase = await createTestDatabase();
});

afterEach(async () => {
  await Promise.all(databases.map((database) => database.close()));
  databases = [];
  await testDatabase.drop();
});

function versions(poolSize = 4): { database: Database; directory: DepartmentVersions } {
  const database = new Database({ url: testDatabase.url, applicationName: 'directory-test', poolSize });
  databases.push(database);
  return { database, directory: new DepartmentVersions(database) };
}

function kept(outcome: DepartmentOutcome): Exclude<DepartmentOutcome, { refused: string }> {
  if (outcome.refused !== undefined) throw new Error(outcome.refused);
  return outcome;
}

describe('DepartmentVersions', () => {
  it('creates a department on the least used partition and adds nothing when asked the same again', async () => {
    const { database, directory } = versions();
    const first = kept(await directory.createOrUpdate({ id: 'FIRE', name: 'Fire', actor }, topicPartitions));
    expect(first).toEqual({
      department: { id: 'FIRE', name: 'Fire', partitions: [0], version: 1 },
      created: true,
      changed: true,
    });
    const second = kept(await directory.createOrUpdate({ id: 'POLICE', actor }, topicPartitions));
    expect(second.department).toEqual({ id: 'POLICE', name: 'POLICE', partitions: [1], version: 1 });
    for (const again of [
      { id: 'FIRE', name: 'Fire', actor },
      { id: 'FIRE', actor: 'somebody else' },
      { id: 'FIRE', partitions: 1, actor },
      { id: 'FIRE', partitions: [0, 0], actor },
    ] satisfies DepartmentRequest[]) {
      const outcome = kept(await directory.createOrUpdate(again, topicPartitions));
      expect(outcome).toEqual({ department: first.department, created: false, changed: false });
    }
    expect(await database.query('select id from department_version')).toHaveLength(2);
  });

  it('appends a version for a change and keeps every earlier one', async () => {
    const { database, directory } = versions();
    await directory.createOrUpdate({ id: 'FIRE', partitions: 2, actor }, topicPartitions);
    const renamed = kept(
      await directory.createOrUpdate({ id: 'FIRE', name: 'Fire', actor }, topicPartitions),
    );
    expect(renamed.department).toEqual({ id: 'FIRE', name: 'Fire', partitions: [0, 1], version: 2 });
    const grown = kept(await directory.createOrUpdate({ id: 'FIRE', partitions: 4, actor }, topicPartitions));
    expect(grown.department).toEqual({ id: 'FIRE', name: 'Fire', partitions: [0, 1, 2, 3], version: 3 });
    const moved = kept(
      await directory.createOrUpdate({ id: 'FIRE', partitions: [23, 7], actor }, topicPartitions),
    );
    expect(moved.department.partitions).toEqual([7, 23]);
    const rows = await database.query(
      'select version, name, partitions from department_version order by version',
    );
    expect(rows).toEqual([
      { version: 1, name: 'FIRE', partitions: [0, 1] },
      { version: 2, name: 'Fire', partitions: [0, 1] },
      { version: 3, name: 'Fire', partitions: [0, 1, 2, 3] },
      { version: 4, name: 'Fire', partitions: [7, 23] },
    ]);
  });

  it('refuses partitions that the topic does not have, and writes nothing', async () => {
    const { database, directory } = versions();
    for (const partitions of [0, 25, 1.5, [], [24], [-1], [0, 2.5]]) {
      const outcome = await directory.createOrUpdate({ id: 'FIRE', partitions, actor }, topicPartitions);
      expect(outcome.refused).toEqual(expect.any(String));
    }
    expect(await database.query('select id from department_version')).toEqual([]);
  });

  it('lets 20 creators of one department at once make one version', async () => {
    const { database, directory } = versions(20);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        directory.createOrUpdate({ id: 'FIRE', partitions: 3, actor }, topicPartitions),
      ),
    );
    expect(outcomes.filter((outcome) => kept(outcome).created)).toHaveLength(1);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(kept(outcome).department))).size).toBe(1);
    expect(await database.query('select version from department_version')).toEqual([{ version: 1 }]);
  });

  // Planted once: without lockDirectory one partition had 12 departments and most had none.
  it('spreads 48 departments created at once by two services evenly over 24 partitions', async () => {
    const services = [versions(10).directory, versions(10).directory];
    const outcomes = await Promise.all(
      Array.from({ length: 48 }, (_, index) =>
        services[index % 2]!.createOrUpdate({ id: `D${index}`, actor }, topicPartitions),
      ),
    );
    const uses = new Map<number, number>();
    for (const outcome of outcomes) {
      for (const partition of kept(outcome).department.partitions)
        uses.set(partition, (uses.get(partition) ?? 0) + 1);
    }
    expect([...uses.values()]).toEqual(Array.from({ length: 24 }, () => 2));
  });

  // Planted once: without `on conflict do nothing` this request failed on department_version_pkey.
  it('goes on to the next version when a writer without the lock took the number first', async () => {
    const { database, directory } = versions();
    await directory.createOrUpdate({ id: 'FIRE', actor }, topicPartitions);
    // The script's transaction is open while ours reads version 1, and commits before ours inserts version 2.
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let report: () => void = () => undefined;
    const inserted = new Promise<void>((resolve) => (report = resolve));
    const script = database.transaction(async (tx) => {
      await tx.query(`insert into department_version (id, version, name, partitions, recorded_at, actor)
                      values ('FIRE', 2, 'by script', '{5}', now(), 'script')`);
      report();
      await held;
    });
    await inserted;
    const ours = directory.createOrUpdate({ id: 'FIRE', name: 'Fire', actor }, topicPartitions);
    await untilBlocked(database);
    commit();
    await script;
    expect(kept(await ours).department).toEqual({ id: 'FIRE', name: 'Fire', partitions: [5], version: 3 });
  });

  it('pages through all departments at their latest versions, each once', async () => {
    const { directory } = versions();
    for (let index = 10; index < 35; index += 1) {
      await directory.createOrUpdate({ id: `D${index}`, actor }, topicPartitions);
    }
    await directory.createOrUpdate({ id: 'D20', name: 'Twenty', actor }, topicPartitions);
    const seen = [];
    let after = '';
    for (;;) {
      const page = await directory.page(after, 7);
      seen.push(...page);
      if (page.length < 7) break;
      after = page.at(-1)!.id;
    }
    expect(seen.map((department) => department.id)).toEqual(
      Array.from({ length: 25 }, (_, index) => `D${index + 10}`),
    );
    expect(seen[10]).toMatchObject({ name: 'Twenty', version: 2 });
    expect(await directory.latest('D20')).toEqual(seen[10]);
    expect(await directory.latest('NOBODY')).toBeUndefined();
  });
});

async function untilBlocked(database: Database): Promise<void> {
  await eventually(async () => {
    const waiting = await database.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
}
