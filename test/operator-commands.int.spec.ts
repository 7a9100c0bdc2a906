// The command `wageledger` against a payroll-api in this process, over real books and a real topic.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../apps/cli/src/run-cli.js';
import { AppModule } from '../apps/payroll-api/src/app.module.js';
import { booksFault } from '../apps/payroll-api/src/books-fault.js';
import { LedgerPositions } from '#libs/ledger';
import { openBooks, type Books } from './support/books.js';
import { createTestTopic, testBrokers } from './support/kafka.js';
import { numbered, writeTo } from './support/log-of.js';
import { startPayrollService, urlOf, type PayrollService } from './support/payroll-service.js';
import { bonusRecord, rawRecord } from './support/records.js';

const because = ['--reason', 'restored from the backup of Tuesday'];
let books: Books;
let topic: string;
let service: PayrollService;
let folder: string;

beforeEach(async () => {
  books = await openBooks();
  topic = await createTestTopic('commands', 4);
  const module = { appModule: AppModule.forRoot, translate: booksFault };
  const log = { brokers: testBrokers(), topic };
  service = await startPayrollService(module, await urlOf(books.database), log);
  folder = await mkdtemp(join(tmpdir(), 'wageledger-commands-'));
  const tokens = { ops: await service.tokenOf('ops'), payroll: await service.tokenOf('payroll') };
  await writeFile(join(folder, 'stack.json'), JSON.stringify({ urls: { payroll: service.url }, tokens }));
});
afterEach(async () => {
  await service.stop();
  await books.close();
  await rm(folder, { recursive: true });
});

async function wageledger(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runCli([...args, '--data-dir', folder], {
    env: {},
    print: (text) => void printed.push(text),
    complain: (text) => void complaints.push(text),
  });
  return { code, printed: printed.join('\n'), complaint: complaints.join('\n') };
}

async function halt(code: 'RETENTION_LOSS' | 'TOPIC_TRUNCATED', partition = 3): Promise<void> {
  const positions = new LedgerPositions(books.database, 'payroll-consumer', 'consumer-1');
  const place = { clusterId: 'test-cluster', topic, partition };
  const { epoch } = await positions.claim(place);
  await positions.halt({ ...place, epoch }, code, 'offsets 0 to 3 are gone');
}

/** Rows of a printed table as cells. */
const cellsOf = (table: string): string[][] => table.split('\n').map((line) => line.trim().split(/ {2,}/));

describe('partitions', () => {
  it('shows which partition is halted, why and how to answer; resume ends the halt', async () => {
    await halt('TOPIC_TRUNCATED');
    const shown = await wageledger('partitions');
    expect(shown).toMatchObject({ code: 0, complaint: '' });
    const [titles, , row] = cellsOf(shown.printed);
    expect(titles?.join()).toBe(
      'partition,next offset,applied,duplicates,conflicts,rejected,control,skipped,owner,halt',
    );
    expect(row).toEqual(['3', '0', '0', '0', '0', '0', '0', '0', 'consumer-1', 'TOPIC_TRUNCATED']);
    expect(shown.printed).toContain('partition 3 is halted, TOPIC_TRUNCATED: offsets 0 to 3 are gone');
    expect(shown.printed).toContain('wageledger resume 3 --reason TEXT');
    expect(shown.printed).not.toContain('skip-to');

    const resumed = await wageledger('resume', '3', ...because);
    expect(resumed).toMatchObject({ code: 0, complaint: '' });
    expect(resumed.printed).toMatch(/^partition 3 goes on at offset 0 \(answer \S+\)\./);
    expect((await wageledger('partitions')).printed).not.toContain('halted');
    expect(await books.database.query('select reason, actor from halt_answer')).toEqual([
      { reason: because[1], actor: 'ada' },
    ]);
  });

  it('go on where skip-to says, and the offsets given up are counted', async () => {
    await writeTo(topic, numbered(6), 3);
    await halt('RETENTION_LOSS');
    expect((await wageledger('partitions')).printed).toContain('wageledger skip-to 3 OFFSET --reason TEXT');
    const beyond = await wageledger('skip-to', '3', '7', ...because);
    expect(beyond).toMatchObject({ code: 1, printed: '' });
    expect(beyond.complaint).toMatch(
      /^wageledger: ANSWER_IMPOSSIBLE: .*the log holds 0 to 6.* → docs\/OPERATIONS.md/,
    );
    const skipped = await wageledger('skip-to', '3', '4', ...because);
    expect(skipped).toMatchObject({ code: 0, complaint: '' });
    expect(skipped.printed).toContain('goes on at offset 4; 4 offsets from 0 on are given up');
    const { printed } = await wageledger('partitions', '--json');
    expect(JSON.parse(printed)).toMatchObject({
      items: [{ partition: 3, nextOffset: '4', offsets: { skipped: '4' } }],
    });
  });

  it('without a halt, and partitions that nobody claimed, refuse an answer in one line', async () => {
    await halt('TOPIC_TRUNCATED');
    await wageledger('resume', '3', ...because);
    for (const [partition, code] of [
      ['3', 'PARTITION_NOT_HALTED'],
      ['2', 'PARTITION_UNKNOWN'],
    ] as const) {
      const { code: exit, printed, complaint } = await wageledger('resume', partition, ...because);
      expect([exit, printed, complaint.split('\n').length]).toEqual([1, '', 1]);
      expect(complaint).toContain(`${code}: Partition ${partition}`);
      expect(complaint).toContain('wageledger partitions');
    }
  });

  it('that nobody ever claimed are said to be none', async () => {
    expect((await wageledger('partitions')).printed).toContain('no partition was ever claimed');
  });
});

describe('rejected records', () => {
  const key = Buffer.from('E-\u001b[31m1');
  const value = Buffer.from('Salary update for employee 123');

  it('are listed with what was decided; a discard is kept once', async () => {
    await books.applyNext(1, [rawRecord(0, key, value), rawRecord(1, null, null)]);
    const discarded = await wageledger('discard', '1:0', ...because);
    expect(discarded).toMatchObject({ code: 0, printed: '1:0 is discarded by ada' });
    const again = await wageledger('discard', '1:0', ...because);
    expect(again).toMatchObject({ code: 1, complaint: expect.stringContaining('ALREADY_DECIDED: ') });
    const [, , first, second] = cellsOf((await wageledger('rejected')).printed);
    expect(first).toMatchObject(['1:0', 'VALUE_NOT_DECODABLE', {}, 'E-\\u{1b}[31m1', {}, 'discarded by ada']);
    expect(second).toMatchObject(['1:1', 'VALUE_NULL', {}, '–', {}]);
    const open = JSON.parse((await wageledger('rejected', '--undecided', '--json')).printed) as unknown;
    expect(open).toMatchObject({ items: [{ offset: '1', valueBase64: null }] });
    expect((await wageledger('rejected', '--partition', '2')).printed).toBe('no rejected records');
    const unknown = await wageledger('discard', '1:7', ...because);
    expect(unknown).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('REJECTED_RECORD_UNKNOWN'),
    });
  });

  // Planted: `next` not followed; 500 were listed.
  it('are listed over pages up to the limit, and that more follow is said', async () => {
    const many = Array.from({ length: 503 }, (_, offset) => rawRecord(offset, key, value));
    await books.applyNext(0, many);
    const all = cellsOf((await wageledger('rejected', '--limit', '1000')).printed).slice(2);
    expect(all.map(([place]) => place)).toEqual(many.map(({ offset }) => `0:${offset}`));
    const some = JSON.parse((await wageledger('rejected', '--limit', '502', '--json')).printed) as Page;
    expect([some.items.length, some.next === undefined]).toEqual([502, false]);
    const few = await wageledger('rejected', '--limit', '2');
    expect(few.printed).toContain('more follow');
    expect(cellsOf(few.printed).filter(([place]) => /^\d+:\d+$/.test(place ?? ''))).toHaveLength(2);
  });

  it('are sent again with the value of the operator, or refused with where it is wrong', async () => {
    await books.applyNext(2, [bonusRecord({ offset: 0, on: '2026-11-20', amount: '250.001', id: 'b-1' })]);
    const wrong = await wageledger('retry', '2:0', ...because, '--value', '{"payDate":"2026-11-20"}');
    expect(wrong.code).toBe(1);
    expect(wrong.complaint).toContain('BODY_INVALID');
    expect(wrong.complaint).toContain('/amount');
    const right = '{"amount":{"amount":"250.00","currency":"EUR"},"payDate":"2026-11-20"}';
    const { code, printed } = await wageledger('retry', '2:0', ...because, '--value', right);
    expect(code).toBe(0);
    expect(printed).toMatch(/^2:0 is sent again as 2:0, update [0-9a-f-]{36}$/);
    expect((await wageledger('rejected')).printed).toContain('retried as 2:0 by ada');
  });
});

type Page = { items: unknown[]; next?: string };
