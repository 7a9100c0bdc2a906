import type { AppliedChunk } from '#libs/ledger';
import { createLogger, Metrics } from '#libs/platform';
import { logApplied } from './apply-log.js';
import { ApplyMetrics } from './apply-metrics.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

type Entry = AppliedChunk['entries'][number];

function chunkOf(count: number): AppliedChunk {
  const entries = Array.from({ length: count }, (_, place): Entry => {
    const entry = { updateId: `update-${place}`, type: 'salary.set', data: { amount: 'canary-31415.92' } };
    return {
      entry: { ...entry, offset: BigInt(40 + place), recordedAtMs: 1_000 },
      fingerprint: '00',
    } as unknown as Entry;
  });
  const headers = [['traceparent', Buffer.from(`00-${traceId}-00f067aa0ba902b7-01`)]] as const;
  const records = entries.map(({ entry: { offset } }) => ({
    offset,
    timestampMs: 1_000,
    key: Buffer.from('canary-E-1'),
    headers,
    value: Buffer.from('canary-31415.92'),
  }));
  const counts = { applied: count, duplicate: 0, conflict: 0, rejected: 0 };
  return { partition: 5, records, entries, repeated: [], rejected: [], counts };
}

describe('what is told of applied chunks', () => {
  function linesOf(chunk: AppliedChunk, level: 'info' | 'debug' = 'info'): Record<string, unknown>[] {
    const lines: string[] = [];
    logApplied(createLogger('payroll-consumer', level, { write: (line) => void lines.push(line) }), chunk);
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('is a line for each record of live traffic, with place and trace', () => {
    const lines = linesOf(chunkOf(2));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({
      updateId: 'update-1',
      partition: 5,
      offset: '41',
      traceId,
      outcome: 'applied',
    });
  });

  // Planted: the bound on the number of lines left out.
  it('is one line for a chunk of a backlog, and one for each record at debug alone', () => {
    expect(linesOf(chunkOf(21))).toMatchObject([
      { firstOffset: '40', lastOffset: '60', applied: 21, msg: 'chunk applied' },
    ]);
    expect(linesOf(chunkOf(21), 'debug')).toHaveLength(22);
  });

  it('is nothing for a chunk without records, and never what a record says', () => {
    expect(linesOf(chunkOf(0))).toEqual([]);
    expect(JSON.stringify([linesOf(chunkOf(3)), linesOf(chunkOf(30), 'debug')])).not.toContain('31415');
  });

  // Planted: the difference of the clocks left out of the gauge.
  it('shows how long records took, and a clock that is behind the brokers', async () => {
    const metrics = new Metrics();
    const counted = new ApplyMetrics(metrics);
    counted.count(chunkOf(2), 1_300);
    expect(await metrics.text()).toMatch(/^wageledger_clock_behind_broker_seconds 0$/m);
    counted.count(chunkOf(1), 600);
    const text = await metrics.text();
    expect(text).toMatch(/^wageledger_accept_to_visible_seconds_bucket\{le="0.25"\} 1$/m);
    expect(text).toMatch(/^wageledger_accept_to_visible_seconds_sum 0.6$/m);
    expect(text).toMatch(/^wageledger_accept_to_visible_seconds_count 3$/m);
    expect(text).toMatch(/^wageledger_clock_behind_broker_seconds 0.4$/m);
  });
});
