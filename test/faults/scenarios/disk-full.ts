// The disk under the ledger fills up (a small tmpfs, so this needs root on Linux) and gets space again. Expected besides
// the oracle: the consumer waits and says why, nothing is passed over, and it goes on by itself.
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Scene } from '../fault.js';
import { measureRecovery } from '../recovery.js';

// Far more than the entries of a long run take (about 1.5 KB each): a disk that the books themselves fill never gets space again.
const DISK_MB = 256;
const SAYS_WITHIN_MS = 30_000;
const FULL = 'No space left on device';

export const diskFull: Fault = {
  name: 'disk-full',
  brokers: 1,
  timesShort: 1,
  prepare: async ({ round }) => {
    const disk = join(round.folder, 'disk');
    mkdirSync(disk);
    mountSmall(disk);
    // Until Postgres is down: it looks into every tablespace when it recovers from a crash.
    round.options.servers.atStop(() => void execFileSync('umount', ['--lazy', disk]));
    const space = join(disk, 'space');
    mkdirSync(space);
    const { uid, gid } = statSync(join(round.options.servers.folder, 'postgres', 'cluster'));
    chownSync(space, uid, gid);
    const name = `small_${process.pid}_${Date.now()}`;
    await round.query(`create tablespace ${name} location '${space}'`);
    await round.query(`alter table entry set tablespace ${name}`);
    // Vacuum would make room out of what the full disk made the consumer roll back, and the disk would not be full.
    await round.query('alter table entry set (autovacuum_enabled = off)');
  },
  inject: async (scene) => {
    const { round } = scene;
    const saidBefore = said(scene).length;
    const filler = join(round.folder, 'disk', 'filler');
    try {
      await untilSaid(scene, saidBefore, () => fill(filler));
    } finally {
      rmSync(filler);
    }
    await measureRecovery(round, 'after the disk has space again', Date.now());
  },
};

function mountSmall(folder: string): void {
  const args = ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder];
  const { status, error, stderr } = spawnSync('mount', args, { encoding: 'utf8', timeout: 10_000 });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim();
  throw new Error(
    `a disk that fills up is a tmpfs of ${DISK_MB} MB here, which takes root on Linux: ${reason}`,
  );
}

/** Everything that is left, to the last block. */
function fill(path: string): void {
  for (const bytes of [1 << 20, 1 << 12]) {
    try {
      for (let written = 0; written < DISK_MB << 20; written += bytes)
        writeFileSync(path, Buffer.alloc(bytes, 1), { flag: 'a' });
    } catch {
      // Full, for blocks of this size.
    }
  }
}

/** Fills again each time it looks: a block that Postgres gives back meanwhile is space again. */
async function untilSaid(scene: Scene, saidBefore: number, fillAgain: () => void): Promise<void> {
  for (const deadline = Date.now() + SAYS_WITHIN_MS; Date.now() < deadline; await pause(100)) {
    fillAgain();
    if (said(scene).slice(saidBefore).includes(FULL)) return;
  }
  throw new Error(`the consumer never said that there is ${FULL.toLowerCase()}`);
}

/** What the consumer has logged. */
function said({ round }: Scene): string {
  const [consumer] = round.consumers();
  return consumer === undefined ? '' : readFileSync(consumer.logFile, 'utf8');
}
