// In: a way to ask how an import is. Out: server-sent events (the HTML standard's text/event-stream), one whenever it has
// changed. Guaranteed: the stream ends with the import, and when the service stops; what is asked is the same as by polling.
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportOnWire } from './import-job.js';

const askEveryMs = 500;
const quietMaxMs = 15_000;

/** `progress` events while it runs, then one `end`. Comments in between keep proxies from closing the connection. */
export async function* importEvents(
  ask: () => Promise<ImportOnWire | undefined>,
  stopping: AbortSignal,
): AsyncGenerator<string, void> {
  let told = '';
  let toldAtMs = performance.now();
  while (!stopping.aborted) {
    // Postgres may be away for a moment, while the import goes on elsewhere.
    const job = await ask().catch(() => undefined);
    const data = JSON.stringify(job);
    if (job !== undefined && job.state !== 'running') {
      yield `event: end\ndata: ${data}\n\n`;
      return;
    }
    if (job !== undefined && data !== told) {
      told = data;
      toldAtMs = performance.now();
      yield `event: progress\ndata: ${data}\n\n`;
    } else if (performance.now() - toldAtMs > quietMaxMs) {
      toldAtMs = performance.now();
      yield ': still there\n\n';
    }
    await pause(askEveryMs, undefined, { ref: false });
  }
}
