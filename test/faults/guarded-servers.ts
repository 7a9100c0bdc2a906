// In: the wish for servers. Out: at most one set of them at a time. Guaranteed: they stop whatever ends the program, a
// signal in the middle of their start included.
import { Servers } from './servers.js';

let current: Promise<Servers> | undefined;
let isEnding = false;

/** Starts servers; those before them must have been stopped. */
export async function startServers(brokers: number): Promise<Servers> {
  if (isEnding) throw new Error('interrupted');
  current = Servers.start(brokers);
  const servers = await current;
  process.env['DATABASE_URL'] = servers.databaseUrl;
  return servers;
}

/** Stops what runs, waiting for a start that is under way; safe to call twice. */
export async function stopServers(): Promise<void> {
  const stopping = current;
  current = undefined;
  await stopping?.then(
    (servers) => servers.stop(),
    () => undefined,
  );
}

/** Ends the program in order at Ctrl-C and the like. */
export function stopOnSignal(tidy: () => void = () => undefined): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isEnding) return;
      isEnding = true;
      void stopServers().finally(() => {
        tidy();
        process.exit(1);
      });
    });
  }
}
