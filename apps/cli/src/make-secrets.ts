/**
 * `node dist/apps/cli/src/make-secrets.js --into DIR`: everything secret that an installation needs, made at random.
 * In: --password NAME=UID:GID (again and again), --signing-key NAME=UID:GID. Out: in DIR one file each, readable by that
 * user and group alone; beside them jwks.json with the public half of the key, and kafka-cluster-id, for everybody.
 * Guaranteed: a file that is there is kept, so running it again changes nothing; a file is there whole or not at all; no
 * secret is ever printed.
 */
import { createLocalKey } from '#libs/auth';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandFault, runCommand } from './books-flags.js';
import { plannedFile, type PlannedFile } from './secret-plan.js';

const everybody = 0o444;
const ownerAndGroup = 0o440;

await runCommand(async () => {
  const { into, passwords, signingKey } = readPlan(process.argv.slice(2));
  mkdirSync(into, { recursive: true });
  const made: string[] = [];
  const keep = (file: PlannedFile, mode: number, content: () => string): void => {
    const path = join(into, file.name);
    if (existsSync(path)) return;
    // Mode and owner before the name: nobody ever finds the file half written, or open.
    writeFileSync(`${path}.new`, content(), { mode: 0o600 });
    chmodSync(`${path}.new`, mode);
    if (process.getuid?.() === 0) chownSync(`${path}.new`, file.uid, file.gid);
    renameSync(`${path}.new`, path);
    made.push(file.name);
  };
  for (const file of passwords) keep(file, ownerAndGroup, () => `${randomBytes(24).toString('base64url')}\n`);
  const key = await createLocalKey();
  // Without its private half a public key is worth nothing: what a crash left of a pair is made anew.
  if (!existsSync(join(into, signingKey.name))) rmSync(join(into, 'jwks.json'), { force: true });
  keep({ name: 'jwks.json', uid: 0, gid: 0 }, everybody, () => JSON.stringify(key.publicJwks));
  keep(signingKey, ownerAndGroup, () => JSON.stringify(key.privateJwk));
  keep({ name: 'kafka-cluster-id', uid: 0, gid: 0 }, everybody, randomClusterId);
  process.stdout.write(made.length === 0 ? 'every secret is there\n' : `made ${made.join(', ')}\n`);
  return 0;
});

/** Kafka's form of a UUID. Of its own for every installation: by it the books know the log that they were read from. */
function randomClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  // Kafka's own command takes an id that begins with a hyphen for a flag.
  return id.startsWith('-') ? randomClusterId() : `${id}\n`;
}

function readPlan(args: readonly string[]): {
  into: string;
  passwords: PlannedFile[];
  signingKey: PlannedFile;
} {
  const { values } = parseArgs({
    args: [...args],
    options: {
      into: { type: 'string' },
      password: { type: 'string', multiple: true },
      'signing-key': { type: 'string' },
    },
  });
  const { into, password = [], 'signing-key': signingKey } = values;
  if (into === undefined || signingKey === undefined)
    throw new CommandFault('where to, and whose is the key? --into DIR --signing-key NAME=UID:GID');
  return { into, passwords: password.map(plannedFile), signingKey: plannedFile(signingKey) };
}
