import { openBooks, type Books } from '../../../test/support/books.js';
import { eventually } from '../../../test/support/eventually.js';
import { startPayrollService, urlOf, type PayrollService } from '../../../test/support/payroll-service.js';
import { bonusRecord, hireRecord, salaryRecord } from '../../../test/support/records.js';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

type Event = { readonly id: string; readonly data: Record<string, unknown> };

let books: Books;
let service: PayrollService;

beforeEach(async () => {
  books = await openBooks();
  service = await startPayrollService(
    { appModule: AppModule.forRoot, translate: booksFault },
    await urlOf(books.database),
  );
  await books.applyNext(0, [
    hireRecord({ offset: 0, on: '2026-01-01' }),
    salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
  ]);
});
afterEach(async () => {
  await service.stop();
  await books.close();
});

/** Events until there are `count`; `begun` runs once the stream is open. */
async function follow(
  count: number,
  { query = '', headers = {}, departments = ['*'], begun = async () => {} }: FollowOptions = {},
): Promise<Event[]> {
  const token = await service.tokenOf(departments[0] === '*' ? 'payroll' : 'hr', [...departments]);
  const response = await fetch(`${service.url}/v1/changes${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: AbortSignal.timeout(20_000),
  });
  const events: Event[] = [];
  let text = '';
  let hasBegun = false;
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    text += piece;
    if (!hasBegun) await begun();
    hasBegun = true;
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const event of whole) {
      const [, id, data] = /^id: (.*)\nevent: change\ndata: (.*)$/.exec(event) ?? [];
      if (id !== undefined && data !== undefined) events.push({ id, data: JSON.parse(data) });
    }
    if (events.length >= count) break;
  }
  return events;
}

type FollowOptions = {
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly departments?: readonly string[];
  readonly begun?: () => Promise<unknown>;
};

const bonus = (offset: number, department = 'sales') =>
  bonusRecord({ offset, department, on: '2026-11-20', amount: '100.00' });

describe('the stream of changes', () => {
  it('tells what is applied from now on, without amounts', async () => {
    const [event] = await follow(1, { begun: () => books.applyNext(0, [bonus(2)]) });
    expect(event?.data).toMatchObject({
      type: 'bonus.granted',
      employeeId: 'E-1',
      partition: 0,
      offset: '2',
      outcome: 'counts',
    });
    expect(JSON.stringify(event)).not.toContain('100.00');
  });

  // Planted: the id of an event without its own offset; the event came again.
  it('goes on behind the last event that somebody saw, and begins with the log where it is asked to', async () => {
    const all = await follow(2, { query: '?after=0:0' });
    expect(all.map(({ data }) => data['offset'])).toEqual(['0', '1']);
    const headers = { 'last-event-id': all[0]?.id ?? '' };
    expect((await follow(1, { headers })).map(({ data }) => data['offset'])).toEqual(['1']);
    expect((await service.ask('/v1/changes?after=now')).body['code']).toBe('QUERY_INVALID');
  });

  // Planted: no id of an empty vector; who lost the stream could not tell where to go on from.
  it('says where to go on from before there is anything in the books', async () => {
    const empty = await openBooks();
    const young = await startPayrollService(
      { appModule: AppModule.forRoot, translate: booksFault },
      await urlOf(empty.database),
    );
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${await young.tokenOf('payroll')}` };
    const response = await fetch(`${young.url}/v1/changes`, { headers, signal: leaving.signal });
    const { value } = await response.body!.pipeThrough(new TextDecoderStream()).getReader().read();
    leaving.abort();
    await young.stop();
    await empty.close();
    expect(value).toBe('id: 0:0\n\n');
  });

  // Planted: mayShow that is always true; the clerk of legal saw the bonus of sales.
  it('shows a clerk the departments in scope alone', async () => {
    await books.applyNext(0, [bonus(2), bonus(3, 'legal')]);
    const seen = await follow(1, { query: '?after=0:0', departments: ['legal'] });
    expect(seen.map(({ data }) => data['offset'])).toEqual(['3']);
  });

  // Planted: without the bound the last one was taken; without the count going down none was ever taken again.
  it('takes so many readers and no more, and another one once one of them has gone', async () => {
    const headers = { authorization: `Bearer ${await service.tokenOf('payroll', ['*'])}` };
    const leaving = new AbortController();
    const all = new AbortController();
    const open = (signal: AbortSignal) => fetch(`${service.url}/v1/changes`, { headers, signal });
    try {
      const first = await open(leaving.signal);
      const others = await Promise.all(Array.from({ length: 99 }, () => open(all.signal)));
      expect([first, ...others].every(({ status }) => status === 200)).toBe(true);
      const refused = await open(all.signal);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
      expect(await refused.json()).toMatchObject({ code: 'STREAMS_EXHAUSTED' });
      leaving.abort();
      await eventually(async () => (await open(all.signal)).status === 200);
    } finally {
      all.abort();
    }
  });
});
