// In: a consumer's fetches. Out: a call before a fetch that comes long after the one before it.
// Guaranteed: called synchronously, so what is paused in it is not part of that fetch.
import type { Consumer } from 'kafkajs';

/**
 * While a short batch is worked on nothing is fetched (of partitions that wait see `readOn` of the claims), and a topic that
 * is deleted, made anew and filled in that time gives not even an error. A topic cannot be refilled past a position in a
 * moment, so only long silences count.
 */
export function watchFetches(
  consumer: Consumer,
  unwatchedMsMax: number,
  onUnwatched: (detail: string) => void,
): void {
  const watchedAt = new Map<number, number>();
  const { FETCH_START, FETCH } = consumer.events;
  consumer.on(FETCH, ({ payload }) => void watchedAt.set(payload.nodeId, Date.now()));
  consumer.on(FETCH_START, ({ payload }) => {
    const silentMs = Date.now() - (watchedAt.get(payload.nodeId) ?? Date.now());
    if (silentMs > unwatchedMsMax) onUnwatched(`nobody looked at the log for ${silentMs} ms`);
  });
}
