import type { ConsumerState, PartitionState } from '#libs/kafka';
import { logHealth } from './log-health.js';

const running: PartitionState = { partition: 0, state: 'running', nextOffset: 4n };
const member = (...partitions: PartitionState[]): ConsumerState => ({
  connected: true,
  partitions,
  lastProgressAt: 1,
});

describe('readiness of the log', () => {
  it('is there for a member whose partitions all run, and for a standby without any', () => {
    expect(logHealth(member(running))).toEqual({ ok: true, detail: '1 partitions' });
    expect(logHealth(member())).toEqual({ ok: true, detail: '0 partitions' });
  });

  // Planted: halted partitions not asked for; a consumer with a partition that stands was ready.
  it('fails while a partition is halted, with its code and detail', () => {
    const code = 'RETENTION_LOSS';
    const halted: PartitionState = { ...running, partition: 3, state: 'halted', code, detail: 'gone' };
    expect(logHealth(member(running, halted))).toEqual({
      ok: false,
      detail: 'partition 3 halted: RETENTION_LOSS gone',
    });
  });

  it('fails while a partition is claimed, outside the group, and after the end', () => {
    expect(logHealth(member({ ...running, state: 'claiming' })).ok).toBe(false);
    const away = { ...member(running), connected: false, waitingFor: 'the brokers' };
    expect(logHealth(away)).toEqual({ ok: false, detail: 'the brokers' });
    expect(logHealth({ ...member(running), crashed: 'no memory' }).ok).toBe(false);
  });
});
