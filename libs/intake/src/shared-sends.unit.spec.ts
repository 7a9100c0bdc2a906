import type { Accepted } from './accepted.js';
import { SharedSends } from './shared-sends.js';

const acceptedAt = (offset: number): Accepted => ({
  updateId: 'u',
  topic: 't',
  partition: 0,
  offset: String(offset),
});

describe('SharedSends', () => {
  // Planted: the entry of the map put in after the first await; 50 sends instead of one.
  it('sends once for fifty requests of one key that overlap', async () => {
    const sends = new SharedSends();
    let sent = 0;
    const send = async (): Promise<Accepted> => acceptedAt((sent += 1));
    const answers = await Promise.all(Array.from({ length: 50 }, () => sends.share('u', 'f', send)));
    expect([sent, new Set(answers.map(({ offset }) => offset))]).toEqual([1, new Set(['1'])]);
  });

  it('gives the first answer again later', async () => {
    const sends = new SharedSends();
    await sends.share('u', 'f', async () => acceptedAt(1));
    expect(await sends.share('u', 'f', async () => acceptedAt(2))).toEqual(acceptedAt(1));
  });

  it('refuses other content under a key that is under way or was answered', async () => {
    const sends = new SharedSends();
    const first = sends.share('u', 'f', async () => acceptedAt(1));
    await expect(sends.share('u', 'other', async () => acceptedAt(2))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await first;
    await expect(sends.share('u', 'other', async () => acceptedAt(2))).rejects.toMatchObject({ status: 422 });
  });

  it('sends again after a refusal, which all who waited have been told', async () => {
    const sends = new SharedSends();
    const fail = (): Promise<Accepted> => Promise.reject(new Error('log away'));
    const answers = await Promise.allSettled([sends.share('u', 'f', fail), sends.share('u', 'f', fail)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await sends.share('u', 'f', async () => acceptedAt(3))).toEqual(acceptedAt(3));
  });

  it('remembers no more answers than its bound, the latest ones', async () => {
    const sends = new SharedSends(2);
    for (const id of ['a', 'b', 'c']) await sends.share(id, 'f', async () => acceptedAt(1));
    const again = (id: string): Promise<Accepted> => sends.share(id, 'f', async () => acceptedAt(9));
    expect([(await again('c')).offset, (await again('b')).offset, (await again('a')).offset]).toEqual([
      '1',
      '1',
      '9',
    ]);
  });

  // Planted: no bound on the age; what was lost with the log could never be submitted again under its key.
  it('asks the log again for an id that was answered more than a minute ago', async () => {
    let nowMs = 0;
    const sends = new SharedSends(10, () => nowMs);
    let sent = 0;
    const send = () => {
      sent += 1;
      return Promise.resolve(acceptedAt(sent));
    };
    await sends.share('id', 'content', send);
    nowMs = 59_999;
    expect((await sends.share('id', 'content', send)).offset).toBe('1');
    nowMs = 60_000;
    expect((await sends.share('id', 'content', send)).offset).toBe('2');
  });
});
