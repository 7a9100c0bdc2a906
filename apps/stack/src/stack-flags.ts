import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StackFault } from './stack-fault.js';

const PORT_BASE_DEFAULT = 4600;
/** The highest offset in use is 20; a base above this would leave the range of ports. */
const PORT_BASE_MAX = 65_500;

export type StackFlags = { dataDir: string; sample: boolean; portBase: number; help: boolean };

export const STACK_HELP = `wageledger: the whole of it on this machine

  npm start                              start everything, with a small sample company the first time
  npm start -- --data-dir DIR            keep everything in DIR (default .data)
  npm start -- --no-sample               without the sample company
  npm start -- --port-base N             ports N to N+20 instead of 4600 to 4620:
                                         hr-service N, finance-service N+1, payroll-api N+2, payroll-consumer N+3,
                                         Kafka N+10 and N+11, PostgreSQL N+20
  KAFKA_BROKERS=host:port npm start      use this Kafka instead of the embedded one (then without Java and Maven)
  DATABASE_URL=postgres://… npm start    use this PostgreSQL instead of the embedded one

Ctrl-C stops everything cleanly; a second Ctrl-C stops it at once.
`;

const FLAGS = '--data-dir DIR, --no-sample, --port-base N, --help';

/** The absolute form of a folder that was named in the terminal. */
export function folderOf(named: string, from = process.cwd()): string {
  return isAbsolute(named) ? resolve(named) : resolve(from, named);
}

/** A port base in words to a number. Throws a StackFault outside 1024 to 65500. */
export function portBaseOf(text: string): number {
  const base = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (base >= 1_024 && base <= PORT_BASE_MAX) return base;
  throw new StackFault(
    `--port-base "${text}" is not a port`,
    `Give a number from 1024 to ${PORT_BASE_MAX}: npm start -- --port-base 5600`,
  );
}

/** Reads the launcher's flags. Throws a StackFault for anything unknown: a mistyped flag must not be ignored. */
export function readStackFlags(args: readonly string[]): StackFlags {
  let values: { 'data-dir'?: string; 'no-sample'?: boolean; 'port-base'?: string; help?: boolean };
  try {
    const string = { type: 'string' } as const;
    const boolean = { type: 'boolean' } as const;
    const options = { 'data-dir': string, 'no-sample': boolean, 'port-base': string, help: boolean };
    ({ values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }));
  } catch (error) {
    const what = (error as Error).message.split(/\. To specify|\n/)[0] ?? 'unknown flag';
    throw new StackFault(what, `The flags are ${FLAGS}`);
  }
  const dataDir = values['data-dir'] ?? '.data';
  if (dataDir === '')
    throw new StackFault(
      '--data-dir names no folder',
      'Give one: npm start -- --data-dir /var/lib/wageledger',
    );
  return {
    dataDir: folderOf(dataDir),
    sample: values['no-sample'] !== true,
    portBase: values['port-base'] === undefined ? PORT_BASE_DEFAULT : portBaseOf(values['port-base']),
    help: values.help === true,
  };
}
