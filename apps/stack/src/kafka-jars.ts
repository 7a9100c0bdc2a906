/**
 * Enters: infra/kafka/pom.xml. Leaves: the broker's jars in a cache folder that carries the pom's hash.
 * Guarantee: that folder is complete or absent (fetched beside, then renamed), so neither an
 * interrupted fetch nor two starters at once can leave half a broker.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { OTHER_WAYS } from './java.js';
import { signal } from './pid.js';
import { repositoryRoot } from './repository-root.js';
import { StackFault } from './stack-fault.js';

const FETCH_BOUND_MS = 300_000;

export type KafkaJars = { folder: string; classPath: string };

/** The folder that everything fetched or derived once is kept in, over all data folders. */
export function cacheFolder(): string {
  return process.env['WAGELEDGER_CACHE_DIR'] ?? join(homedir(), '.cache', 'wageledger');
}

function fetchWithMaven(pom: string, libs: string, abort?: AbortSignal): Promise<void> {
  const goal = ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${libs}`];
  return new Promise((done, reject) => {
    const child = spawn('mvn', goal, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const cut = (): void => {
      if (child.pid !== undefined) signal(child.pid, 'SIGKILL', 'group');
    };
    const bound = setTimeout(cut, FETCH_BOUND_MS);
    abort?.addEventListener('abort', cut, { once: true });
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', () => {
      clearTimeout(bound);
      reject(mavenMissing());
    });
    child.once('close', (code) => {
      clearTimeout(bound);
      abort?.removeEventListener('abort', cut);
      if (code === 0) return done();
      const said = output.trim().split('\n').slice(0, 8).join('\n');
      reject(
        new StackFault(
          `mvn could not fetch Kafka's jars (${code ?? 'killed'})`,
          `Check the network and try again, ${OTHER_WAYS}`,
          said,
        ),
      );
    });
  });
}

type Wanted = { pom: string; version: string; folder: string };

function wantedJars(): Wanted {
  const pom = join(repositoryRoot(), 'infra', 'kafka', 'pom.xml');
  const text = readFileSync(pom, 'utf8');
  const version = /<kafka\.version>([^<]+)</.exec(text)?.[1] ?? 'unknown';
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { pom, version, folder: join(cacheFolder(), `kafka-${version}-${hash}`) };
}

function mavenMissing(): StackFault {
  const where = 'Debian: apt-get install maven; macOS: brew install maven';
  return new StackFault(
    'Maven (mvn) was not found, and it fetches Kafka once',
    `Install it (${where}), ${OTHER_WAYS}`,
  );
}

/** Throws a StackFault when the jars are not there yet and there is no Maven to fetch them. */
export function demandJarsOrMaven(): void {
  if (existsSync(wantedJars().folder)) return;
  if (spawnSync('mvn', ['-v'], { timeout: 30_000, stdio: 'ignore' }).error !== undefined)
    throw mavenMissing();
}

/** Removes what fetches that were killed left behind; an hour is longer than any fetch may take. */
function sweepParts(folder: string): void {
  for (const name of readdirSync(cacheFolder())) {
    const part = join(cacheFolder(), name);
    if (!part.startsWith(`${folder}.part-`)) continue;
    if (Date.now() - statSync(part).mtimeMs > 3_600_000) rmSync(part, { recursive: true, force: true });
  }
}

/** The broker's jars; fetched with Maven the first time, then never again. */
export async function kafkaJars(
  log: (line: string) => void = () => undefined,
  abort?: AbortSignal,
): Promise<KafkaJars> {
  const { pom, version, folder } = wantedJars();
  if (!existsSync(folder)) {
    mkdirSync(cacheFolder(), { recursive: true });
    log(`fetching Kafka ${version} with Maven, once, into ${folder}`);
    sweepParts(folder);
    const beside = mkdtempSync(`${folder}.part-`);
    try {
      await fetchWithMaven(pom, join(beside, 'libs'), abort);
      takeInPlace(beside, folder);
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
  }
  // Sorted: the class-data archive is refused when the same jars come in another order.
  const jars = readdirSync(join(folder, 'libs'))
    .filter((name) => name.endsWith('.jar'))
    .sort();
  return { folder, classPath: jars.map((name) => join(folder, 'libs', name)).join(':') };
}

function takeInPlace(beside: string, folder: string): void {
  try {
    renameSync(beside, folder);
  } catch (error) {
    // Somebody else was faster, with the same jars: theirs stay.
    if (!existsSync(join(folder, 'libs'))) throw error;
  }
}
