import { openBooks, type Books } from '../../../test/support/books.js';
import { createTestTopic, testBrokers } from '../../../test/support/kafka.js';
import { numbered, writeTo } from '../../../test/support/log-of.js';
import {
  faultsOf,
  outcomeOf,
  startPayrollService,
  urlOf,
  type PayrollService,
} from '../../../test/support/payroll-service.js';
import { LedgerPositions } from '#libs/ledger';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

const reason = 'lost with the disk of broker 2, figures re-entered by hand';
let books: Books;
let topic: string;
let service: PayrollService;
let positions: LedgerPositions;

beforeEach(async () => {
  books = await openBooks();
  topic = await createTestTopic('partitions', 2);
  const log = { brokers: testBrokers(), topic };
  const module = { appModule: AppModule.forRoot, translate: booksFault };
  service = await startPayrollService(module, await urlOf(books.database), log);
  positions = new LedgerPositions(books.database, 'payroll-consumer', 'consumer-1');
});
afterEach(async () => {
  await service.stop();
  await books.close();
});

async function halt(code: 'RETENTION_LOSS' | 'TOPIC_RECREATED', partition = 1): Promise<void> {
  const place = { clusterId: 'test-cluster', topic, partition };
  const { epoch } = await positions.claim(place);
  await positions.halt({ ...place, epoch }, code, 'offsets 0 to 3 are gone');
}
const answer = (path: string, body: unknown, as: 'ops' | 'payroll' = 'ops') =>
  service.ask(`/v1/partitions/${path}`, { as, body });

describe('partitions', () => {
  it('are listed with where they stand, what became of their offsets, and why one stands still', async () => {
    await halt('RETENTION_LOSS');
    const listed = await service.ask('/v1/partitions', { as: 'auditor' });
    expect(listed.status).toBe(200);
    expect(listed.body).toMatchObject({
      items: [
        {
          partition: 1,
          clusterId: 'test-cluster',
          nextOffset: '0',
          halt: { code: 'RETENTION_LOSS', detail: 'offsets 0 to 3 are gone' },
          offsets: { applied: '0', skipped: '0' },
        },
      ],
    });
  });

  it('go on where an operator says, within what the log holds, and the reason is kept', async () => {
    await writeTo(topic, numbered(6), 1);
    await halt('RETENTION_LOSS');
    expect(outcomeOf(await answer('1/skip-to', { reason, offset: '7' }))).toEqual([422, 'ANSWER_IMPOSSIBLE']);
    const answered = await answer('1/skip-to', { reason, offset: '4' });
    expect(answered).toMatchObject({
      status: 200,
      body: { partition: 1, answer: 'skip-to', from: '0', to: '4' },
    });
    const kept = await books.database.query('select reason, actor, to_offset from halt_answer');
    expect(kept).toEqual([{ reason, actor: 'ada', to_offset: '4' }]);
    const [one] = (await service.ask('/v1/partitions')).body['items'] as Record<string, unknown>[];
    expect(one).toMatchObject({ nextOffset: '4', offsets: { skipped: '4' } });
    expect(one).not.toHaveProperty('halt');
    expect(outcomeOf(await answer('1/resume', { reason }))).toEqual([409, 'PARTITION_NOT_HALTED']);
  });

  it('are looked at again where they stand', async () => {
    await halt('TOPIC_RECREATED');
    expect(outcomeOf(await answer('1/skip-to', { reason, offset: '0' }))).toEqual([422, 'ANSWER_IMPOSSIBLE']);
    expect(await answer('1/resume', { reason })).toMatchObject({ status: 200, body: { from: '0', to: '0' } });
  });

  it('are answered by ops alone, with a reason, and refused with what is wrong', async () => {
    await halt('RETENTION_LOSS');
    expect(outcomeOf(await answer('1/resume', { reason }, 'payroll'))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    const bare = await answer('1/skip-to', { offset: 4 });
    expect([outcomeOf(bare), faultsOf(bare)]).toEqual([
      [400, 'BODY_INVALID'],
      ['/reason', '/offset'],
    ]);
    expect(outcomeOf(await answer('0/resume', { reason }))).toEqual([404, 'PARTITION_UNKNOWN']);
    expect(outcomeOf(await answer('9/skip-to', { reason, offset: '4' }))).toEqual([404, 'PARTITION_UNKNOWN']);
    expect(outcomeOf(await answer('-1/resume', { reason }))).toEqual([400, 'ID_INVALID']);
    expect(await books.database.query('select * from halt_answer')).toEqual([]);
  });

  it('keep their answer back while Kafka cannot be asked what it holds', async () => {
    const away = await startPayrollService(
      { appModule: AppModule.forRoot, translate: booksFault },
      await urlOf(books.database),
      { brokers: ['127.0.0.1:1'], topic },
    );
    await halt('RETENTION_LOSS');
    const refused = await away.ask('/v1/partitions/1/skip-to', { as: 'ops', body: { reason, offset: '4' } });
    await away.stop();
    expect(outcomeOf(refused)).toEqual([503, 'LOG_UNAVAILABLE']);
  });
});
