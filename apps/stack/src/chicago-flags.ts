import { parseArgs } from 'node:util';
import { folderOf } from './stack-flags.js';
import { StackFault } from './stack-fault.js';

export type ChicagoFlags = {
  dataDir: string;
  concurrency: number;
  period: string;
  verifyOnly: boolean;
  /** Write the updates to this file instead of sending them. */
  csvFile: string | undefined;
  help: boolean;
};

export const CHICAGO_HELP = `Imports samples/city-of-chicago.csv (32,812 people) into the running stack through its REST services.

  npm run sample:chicago                        import, wait until applied, read back, compare to the cent
  npm run sample:chicago -- --data-dir DIR      the stack that runs on DIR (default .data)
  npm run sample:chicago -- --concurrency N     open requests at a time (default 64)
  npm run sample:chicago -- --period YYYY-MM    the month to compare (default 2026-11)
  npm run sample:chicago -- --verify-only       read back and compare, import nothing
  npm run sample:chicago -- --write-csv FILE    make the departments, and write the updates for wageledger import

Exit code: 0 every figure is equal, 1 a difference or a failure, 2 unknown flag, 3 not compared (no python3).
`;

/** Reads the import's flags. Throws a StackFault for anything unknown or out of range. */
export function readChicagoFlags(args: readonly string[]): ChicagoFlags {
  const string = { type: 'string' } as const;
  const boolean = { type: 'boolean' } as const;
  const options = {
    'data-dir': string,
    concurrency: string,
    period: string,
    'verify-only': boolean,
    'write-csv': string,
    help: boolean,
  };
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }));
  } catch (error) {
    const what = (error as Error).message.split(/\. To specify|\n/)[0] ?? 'unknown flag';
    throw new StackFault(
      what,
      'The flags are --data-dir DIR, --concurrency N, --period YYYY-MM, --verify-only, --write-csv FILE, --help',
    );
  }
  const { concurrency = '64', period = '2026-11' } = values;
  const width = /^\d{1,3}$/.test(concurrency) ? Number.parseInt(concurrency, 10) : 0;
  if (width < 1 || width > 512)
    throw new StackFault(`--concurrency "${concurrency}" is out of range`, 'Give a number from 1 to 512');
  // The file's people are hired on 1 January 2026: earlier months pay nothing.
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period) || period < '2026-01') {
    throw new StackFault(`--period "${period}" is not a month from 2026-01 on`, 'Give one such as 2026-11');
  }
  return {
    dataDir: folderOf(values['data-dir'] ?? '.data'),
    concurrency: width,
    period,
    verifyOnly: values['verify-only'] === true,
    csvFile: values['write-csv'],
    help: values.help === true,
  };
}
