import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that only its owner may read, whole or not at all (a rename), creating its folder. */
export function writePrivately(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, content, { mode: 0o600 });
  // writeFileSync keeps the mode of a file that was there before.
  chmodSync(beside, 0o600);
  renameSync(beside, file);
}

/** The text of a secret file without its line end; undefined when there is none. */
export function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The secret in a file, made at random (192 bits, URL-safe) the first time; `isNew` tells which. */
export function keepRandomSecret(file: string): { secret: string; isNew: boolean } {
  const kept = readSecret(file);
  if (kept !== undefined && /^[A-Za-z0-9_-]{16,}$/.test(kept)) return { secret: kept, isNew: false };
  const secret = randomBytes(24).toString('base64url');
  writePrivately(file, `${secret}\n`);
  return { secret, isNew: true };
}
