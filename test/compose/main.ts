// `npm run test:compose`: the product as `docker compose` runs it, from nothing to computed pay and through restarts.
// In: a checkout and a container engine. Out: a line per step with its time, `N passed, N failed` last, exit code 0 or 1;
// 2 with one line where no engine answers. Guaranteed: what it made is gone afterwards, also after Ctrl-C.
import { randomBytes } from 'node:crypto';
import { freePortBase } from '../support/ports.js';
import { ComposeProject, whyNoEngine } from './project.js';
import { steps, type Scene } from './steps.js';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

async function perform(project: ComposeProject, isStopped: () => boolean): Promise<boolean> {
  const scene: Scene = { project, tokens: new Map(), due: { employees: 0, cents: 0n } };
  let passed = 0;
  for (const { title, act } of steps) {
    const sinceMs = performance.now();
    const seconds = (): string => `${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`;
    try {
      const found = await act(scene);
      if (isStopped()) throw new Error('interrupted');
      passed += 1;
      tell(`ok   ${title} (${seconds()}${found === undefined ? '' : `, ${found}`})`);
    } catch (fault) {
      tell(`FAIL ${title} (${seconds()})\n${fault instanceof Error ? fault.message : String(fault)}`);
      const logs = await project.compose(['logs', '--no-color', '--tail', '15']);
      tell(logs.out.slice(-8_000));
      tell(`${passed} passed, 1 failed, ${steps.length - passed - 1} not tried`);
      return false;
    }
  }
  tell(`${passed} passed, 0 failed`);
  return true;
}

async function main(): Promise<number> {
  const why = await whyNoEngine();
  if (why !== undefined) {
    process.stderr.write(`test:compose: no container engine answers (${why}); nothing was tested\n`);
    return 2;
  }
  const project = new ComposeProject(
    `wageledger-test-${randomBytes(3).toString('hex')}`,
    await freePortBase(3),
  );
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      stopped = true;
    });
  tell(`project ${project.name} on ${project.urls.hr} and the two ports after it`);
  let good = false;
  try {
    good = await perform(project, () => stopped);
  } finally {
    const left = await project.remove();
    if (left.length > 0) tell(`FAIL left behind: ${left.join(' ')}`);
    good &&= left.length === 0;
  }
  return good ? 0 : 1;
}

process.exitCode = await main();
