import { spawn } from 'node:child_process';
import { isServerOf } from './embedded-postgres.js';
import { isBrokerOf } from './kafka-broker.js';
import { isHeld } from './launcher-lock.js';
import { carriesMarks, commandLineOf, endPid, isAlive } from './pid.js';

describe('whose process a pid is', () => {
  // Planted: with plain includes() the broker of /data/stack-2 was taken for that of /data/stack.
  it('takes marks as whole words only', () => {
    const line = 'node /app/dist/apps/hr-service/src/main.js --stack=/data/stack-2';
    expect(carriesMarks(line, ['/app/dist/apps/hr-service/src/main.js', '--stack=/data/stack-2'])).toBe(true);
    expect(carriesMarks(line, ['--stack=/data/stack'])).toBe(false);
    expect(carriesMarks(undefined, ['--stack=/data/stack'])).toBe(false);
    expect(carriesMarks(line, [])).toBe(false);
  });

  it('knows the PostgreSQL of a cluster folder, and no other program that names the folder', () => {
    const folder = '/data/postgres/cluster';
    expect(isServerOf(folder, '/lib/native/bin/postgres -D /data/postgres/cluster -p 4620')).toBe(true);
    expect(isServerOf(folder, 'vim -D /data/postgres/cluster')).toBe(false);
    expect(isServerOf(folder, '/lib/native/bin/postgres -D /data/postgres/cluster-old -p 4620')).toBe(false);
  });

  it('knows the Kafka of a configuration file', () => {
    expect(
      isBrokerOf('/data/kafka/server.properties', 'java -cp a:b kafka.Kafka /data/kafka/server.properties'),
    ).toBe(true);
    expect(isBrokerOf('/data/kafka/server.properties', 'less /data/kafka/server.properties')).toBe(false);
  });

  it('holds a lock only for the same pid with the same command line', () => {
    const holder = { pid: 4711, commandLine: 'node main.js' };
    expect(isHeld(holder, () => 'node main.js')).toBe(true);
    expect(isHeld(holder, () => 'sshd')).toBe(false);
    expect(isHeld(holder, () => undefined)).toBe(false);
    expect(isHeld({ ...holder, pid: process.pid }, () => 'node main.js')).toBe(false);
  });
});

describe('a child of ours', () => {
  it('is alive until it has ended, and shows its command line', async () => {
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    const pid = child.pid ?? 0;
    await new Promise((spawned) => child.once('spawn', spawned));
    expect(isAlive(pid)).toBe(true);
    expect(commandLineOf(pid)).toBe('sleep 60');
    expect(await endPid(pid, 'SIGTERM', 5_000)).toBe('ended');
    expect(isAlive(pid)).toBe(false);
  });

  it('is killed when it does not listen within the bound', async () => {
    const child = spawn('sh', ['-c', 'trap "" TERM; echo ready; while :; do sleep 1; done'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((ready) => child.stdout.once('data', ready));
    expect(await endPid(child.pid ?? 0, 'SIGTERM', 200)).toBe('killed');
  });
});
