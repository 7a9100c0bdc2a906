import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { StackFault } from './stack-fault.js';

const MAJOR_MIN = 17;

export const OTHER_WAYS =
  'or start without it: docker compose up, or with servers of your own: KAFKA_BROKERS=host:port DATABASE_URL=postgres://… npm start';

export type Java = { command: string; version: string; major: number };

/** The major version in what `java -version` prints: 17 of "17.0.15", 8 of "1.8.0_402". */
export function javaMajor(printed: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(printed)?.[1];
  return found === undefined ? undefined : Number.parseInt(found, 10);
}

/** The Java of JAVA_HOME, else of PATH. Throws a StackFault when there is none, or one too old. */
export function findJava(): Java {
  const home = process.env['JAVA_HOME'];
  const candidates = [...(home === undefined || home === '' ? [] : [join(home, 'bin', 'java')]), 'java'];
  for (const command of candidates) {
    const asked = spawnSync(command, ['-version'], { encoding: 'utf8', timeout: 20_000 });
    const major = javaMajor(asked.stderr ?? '');
    if (asked.status !== 0 || major === undefined) continue;
    if (major >= MAJOR_MIN) return { command, version: asked.stderr.trim(), major };
    throw new StackFault(
      `Java ${major} is too old for Kafka (${command})`,
      `Install Java ${MAJOR_MIN} or newer (Debian: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17), ${OTHER_WAYS}`,
    );
  }
  throw new StackFault(
    'Java was not found, and the embedded Kafka needs it',
    `Install Java ${MAJOR_MIN} or newer (Debian: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17), ${OTHER_WAYS}`,
  );
}
