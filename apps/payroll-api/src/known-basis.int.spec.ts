import { Publisher, silentLogger } from '#libs/kafka';
import { openBooks, type Books } from '../../../test/support/books.js';
import { eventually } from '../../../test/support/eventually.js';
import { createTestTopic, testBrokers } from '../../../test/support/kafka.js';
import { startPayrollService, urlOf, type PayrollService } from '../../../test/support/payroll-service.js';
import { logStartMs, salaryRecord } from '../../../test/support/records.js';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

let books: Books;
let service: PayrollService;

afterEach(async () => {
  await service.stop();
  await books.close();
});

describe('an answer about a past instant', () => {
  // Planted: with the ends taken as reached whatever they are, the record that the books lack did not matter.
  it('is final on quiet partitions as long as the log holds nothing that the books lack', async () => {
    books = await openBooks();
    const topic = await createTestTopic('quiet', 2);
    service = await startPayrollService(
      { appModule: AppModule.forRoot, translate: booksFault },
      await urlOf(books.database),
      { brokers: testBrokers(), topic },
    );
    await books.applyNext(0, [salaryRecord({ offset: 0, on: '2026-01-01', amount: '60000.00' })]);
    await books.database.query('update consumer_position set topic = $1', [topic]);
    const final = async (ms: number) => {
      const at = new Date(ms).toISOString();
      return (await service.ask(`/v1/employees/E-1/pay?period=2026-11&known_at=${at}`)).body['final'];
    };
    expect(await final(logStartMs + 3_600_000)).toBe(true);
    // Within a leader's clock difference from now somebody may still write.
    expect(await final(Date.now())).toBe(false);
    const publisher = new Publisher({
      brokers: testBrokers(),
      clientId: 'quiet-test',
      topic,
      answerWithinMs: 5_000,
      logger: silentLogger,
    });
    await publisher.publish({ partition: 1, key: Buffer.from('E-2'), headers: {}, value: Buffer.from('{}') });
    await publisher.close();
    await eventually(async () => (await final(logStartMs + 3_600_000)) === false);
  });
});
