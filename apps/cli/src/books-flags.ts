import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { TransientDatabaseError } from '#libs/database';
import { kafkaSecurityOf, type KafkaSecurity } from '#libs/kafka';
import { environmentSchema, kafkaVariables, readConfig } from '#libs/platform';
import { z } from 'zod';

/** An expected failure of a command: what was wrong, and what the reader can do about it. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}

/** Which books a command is about, and where their servers are. */
export type BooksFlags = {
  readonly databaseUrl: string;
  readonly brokers: readonly string[] | undefined;
  readonly security?: KafkaSecurity;
  readonly topic: string;
  readonly group: string;
  /** Flags of the command itself. */
  readonly own: Readonly<Record<string, string | boolean | undefined>>;
};

const stackSchema = z.object({ databaseUrl: z.string(), kafkaBrokers: z.string() });
const shared = {
  'data-dir': { type: 'string' },
  topic: { type: 'string' },
  group: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Reads the command line: --data-dir takes the servers from a running stack's stack.json, otherwise DATABASE_URL and
 * KAFKA_BROKERS name them. Throws CommandFault with the flags there are.
 */
export function readBooksFlags(args: readonly string[], own: ParseArgsOptionsConfig): BooksFlags {
  const values = valuesOf(args, { ...shared, ...own });
  const dataDir = values['data-dir'];
  const servers = typeof dataDir === 'string' ? serversOfStack(dataDir) : serversOfEnvironment();
  const names = readConfig(environmentSchema('WAGELEDGER_TOPIC', 'WAGELEDGER_CONSUMER_GROUP'), process.env);
  return {
    ...servers,
    topic: typeof values['topic'] === 'string' ? values['topic'] : names.WAGELEDGER_TOPIC,
    group: typeof values['group'] === 'string' ? values['group'] : names.WAGELEDGER_CONSUMER_GROUP,
    own: values,
  };
}

/**
 * Runs a command to its end. Its answer is the exit code: 0 or 1, what it found. That nothing could be found out (flags,
 * servers) is one line on stderr and 2, so that a script does not take a closed door for broken books.
 */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const from = error instanceof TransientDatabaseError ? 'Postgres does not answer: ' : '';
    process.stderr.write(`wageledger: ${from}${why}\n`);
    process.exitCode = 2;
  }
}

/** Tells how far a command is: one line that is written over on a terminal, a line every few seconds otherwise. */
export function progressLine(out: NodeJS.WriteStream = process.stderr): {
  show(text: string): void;
  end(): void;
} {
  let shownMs = Date.now();
  let isShown = false;
  return {
    show: (text) => {
      if (Date.now() - shownMs < (out.isTTY ? 200 : 5_000)) return;
      shownMs = Date.now();
      isShown = true;
      out.write(out.isTTY ? `\r${text}\u001b[K` : `${text}\n`);
    },
    end: () => void (isShown && out.isTTY && out.write('\r\u001b[K')),
  };
}

function valuesOf(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
): Readonly<Record<string, string | boolean | undefined>> {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    const flags = Object.entries(options).map(
      ([name, { type }]) => `--${name}${type === 'string' ? ' …' : ''}`,
    );
    const what = (error as Error).message.split(/\. To specify|\n/)[0] ?? 'unknown flag';
    throw new CommandFault(`${what}. The flags are ${flags.join(', ')}`);
  }
}

function serversOfStack(dataDir: string): { databaseUrl: string; brokers: readonly string[] } {
  const file = join(dataDir, 'stack.json');
  try {
    const { databaseUrl, kafkaBrokers } = stackSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { databaseUrl, brokers: kafkaBrokers.split(',') };
  } catch {
    throw new CommandFault(
      `no running stack in ${dataDir} (${file} is missing or is not what npm start writes). Start one with npm start -- --data-dir ${dataDir}`,
    );
  }
}

function serversOfEnvironment(): Pick<BooksFlags, 'databaseUrl' | 'brokers' | 'security'> {
  if (!process.env['DATABASE_URL'])
    throw new CommandFault(
      'which books? Name the folder of a running stack with --data-dir .data, or set DATABASE_URL (and KAFKA_BROKERS to rebuild)',
    );
  const { DATABASE_URL } = readConfig(environmentSchema('DATABASE_URL'), process.env);
  if (!process.env['KAFKA_BROKERS']) return { databaseUrl: DATABASE_URL, brokers: undefined };
  const kafka = readConfig(environmentSchema(...kafkaVariables), process.env);
  return { databaseUrl: DATABASE_URL, brokers: kafka.KAFKA_BROKERS, security: kafkaSecurityOf(kafka) };
}
