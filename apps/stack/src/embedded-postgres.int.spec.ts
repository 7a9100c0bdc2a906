import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './embedded-postgres.js';
import { acceptsConnections, freePort } from './ports.js';
import { isAlive } from './pid.js';

describe('the embedded PostgreSQL', () => {
  // 0700: as root the server runs as another user, who may not enter this folder.
  const dataDir = mkdtempSync(join(tmpdir(), 'wageledger-pg-'));
  chmodSync(dataDir, 0o700);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  // Planted: without stopOrphan the second start was refused its port.
  it('stops the server that an earlier start left behind and starts anew on its port', async () => {
    const port = await freePort();
    const left = await startPostgres({ dataDir, port });
    const told: string[] = [];
    const anew = await startPostgres({ dataDir, port, log: (line) => told.push(line) });
    expect(isAlive(left.pid)).toBe(false);
    expect(told).toEqual([expect.stringContaining(`pid ${left.pid}`)]);
    expect(anew.url).toBe(left.url);
    expect(await acceptsConnections(port)).toBe(true);
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    await anew.stop();
    expect(isAlive(anew.pid)).toBe(false);
  }, 60_000);

  it('starts again after a kill -9', async () => {
    const first = await startPostgres({ dataDir });
    await first.kill();
    const second = await startPostgres({ dataDir });
    expect(await acceptsConnections(second.port)).toBe(true);
    await second.stop();
  }, 60_000);

  // Planted: without the check PostgreSQL's own message told neither the port nor what to do.
  it('names a port in use and the flag that chooses others', async () => {
    const taken = createServer();
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    const address = taken.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    try {
      await expect(startPostgres({ dataDir, port })).rejects.toMatchObject({
        message: expect.stringContaining(`port ${port}`) as string,
        remedy: expect.stringContaining('--port-base') as string,
      });
    } finally {
      await new Promise((closed) => taken.close(closed));
    }
  }, 60_000);

  it('refuses a data folder of another major version with a remedy', async () => {
    const old = mkdtempSync(join(tmpdir(), 'wageledger-pg16-'));
    mkdirSync(join(old, 'cluster'));
    writeFileSync(join(old, 'cluster', 'PG_VERSION'), '16\n');
    await expect(startPostgres({ dataDir: old })).rejects.toMatchObject({
      message: expect.stringContaining('belongs to PostgreSQL 16') as string,
      remedy: expect.stringContaining('--data-dir') as string,
    });
    rmSync(old, { recursive: true, force: true });
  });
});
