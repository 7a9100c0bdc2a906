import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../support/eventually.js';
import type { DepartmentPay, EmployeePay, Money } from '../support/rest-client.js';
import { ask } from './patient-client.js';
import { type ComposeProject, run } from './project.js';

/** The project, the tokens that were handed out, and what the books must hold by now. */
export type Scene = {
  readonly project: ComposeProject;
  readonly tokens: Map<string, string>;
  readonly due: { employees: number; cents: bigint };
};

/** One thing an operator does or sees; gives a figure worth showing, or throws with what was wrong. */
type Step = { title: string; act: (scene: Scene) => Promise<string | void> };

const APPLIED_MS = 90_000;
const OWNERS_MS = 60_000;
const restarted = [
  'hr-service',
  'finance-service',
  'payroll-consumer',
  'payroll-api',
  'postgres',
  'kafka',
] as const;
const eur = (amount: string): Money => ({ amount, currency: 'EUR' });
const employeesPath = '/v1/departments/design/employees';

/** In the order in which they are done. */
export const steps: readonly Step[] = [
  { title: 'docker compose up from nothing ends with services that are ready', act: comesUp },
  { title: 'the image is small, and its user is not root', act: imageIsModest },
  { title: 'tokens are signed on request', act: handsOutTokens },
  { title: 'a salary and a bonus by REST are paid to the cent', act: paysFirst },
  { title: 'numbers are told to the holder of the secret, from outside and inside', act: tellsNumbers },
  { title: 'three consumers share the partitions', act: scalesToThree },
  { title: 'updates go on while one of three consumers is killed', act: losesOne },
  { title: 'updates go on while each service is restarted in turn', act: restartsEach },
  { title: 'a second up keeps every secret', act: keepsSecrets },
  { title: 'the books prove themselves, and the log gives the same books', act: proves },
  { title: 'no secret is readable for a service that it is not for', act: hidesSecrets },
];

async function comesUp({ project }: Scene): Promise<void> {
  await project.up('--build');
}

async function imageIsModest({ project }: Scene): Promise<string> {
  const format = '{{.Size}} {{.Config.User}}';
  const { out } = await run('docker', ['image', 'inspect', '--format', format, project.image]);
  const [size = '', user = ''] = out.trim().split(' ');
  if (user === '' || user === 'root' || user === '0') throw new Error(`the user of the image is "${user}"`);
  const megabytes = Math.round(Number.parseInt(size, 10) / 1e6);
  if (megabytes > 300) throw new Error(`the image has ${megabytes} MB`);
  return `${megabytes} MB`;
}

async function handsOutTokens({ project, tokens }: Scene): Promise<void> {
  for (const role of ['ops', 'hr', 'finance', 'payroll']) tokens.set(role, await project.token(role));
}

async function paysFirst(scene: Scene): Promise<string> {
  const { project, due } = scene;
  await ask({
    method: 'POST',
    url: `${project.urls.payroll}/v1/departments`,
    token: tokenOf(scene, 'ops'),
    body: { id: 'design', name: 'Design', partitions: [0, 1, 2, 3, 4, 5] },
  });
  await submit(scene, 'hr', 'D-1/salary', {
    amount: eur('60000.00'),
    per: 'year',
    effectiveDate: '2026-11-16',
  });
  await submit(scene, 'finance', 'D-1/bonuses', { amount: eur('250.00'), payDate: '2026-11-30' });
  due.employees = 1;
  due.cents = 275_000n;
  await isPaid(scene);
  const pay = await ask<EmployeePay>({
    method: 'GET',
    url: `${project.urls.payroll}/v1/employees/D-1/pay?period=2026-11`,
    token: tokenOf(scene, 'payroll'),
  });
  if (!isDeepStrictEqual(pay.gross, [eur('2750.00')])) throw new Error(JSON.stringify(pay.gross));
  return pay.gross.map(({ amount, currency }) => `${amount} ${currency}`).join();
}

/** Asks its own service, once without and once with the secret that the containers share. */
const askNumbers = `
  const token = require('node:fs').readFileSync(process.env.WAGELEDGER_METRICS_TOKEN_FILE, 'utf8').trim();
  const url = 'http://127.0.0.1:' + process.env.WAGELEDGER_PORT + '/metrics';
  const ask = (headers) => fetch(url, { headers }).then(async (a) => [a.status, await a.text()]);
  Promise.all([ask({}), ask({ authorization: 'Bearer ' + token })]).then(([[closed], [open, text]]) =>
    console.log(closed, open, text.match(/^wageledger_records_total.outcome="applied". (.*)$/m)?.[1] ?? '-'));`;

async function tellsNumbers({ project }: Scene): Promise<string> {
  const outside = await fetch(`${project.urls.hr}/metrics`, { signal: AbortSignal.timeout(10_000) });
  if (outside.status !== 401) throw new Error(`/metrics answers ${outside.status} to anybody`);
  const said: string[] = [];
  for (const service of ['hr-service', 'finance-service', 'payroll-consumer', 'payroll-api'])
    said.push((await project.must(['exec', '--no-TTY', service, 'node', '-e', askNumbers])).trim());
  if (!isDeepStrictEqual(said, ['401 200 -', '401 200 -', '401 200 2', '401 200 -']))
    throw new Error(said.join('; '));
  return '2 updates applied';
}

async function scalesToThree({ project }: Scene): Promise<void> {
  await project.up('--no-recreate', '--scale', 'payroll-consumer=3');
  await eventually(async () => (await ownersOf(project)).size === 3, {
    timeoutMs: OWNERS_MS,
    intervalMs: 1_000,
  });
}

async function losesOne(scene: Scene): Promise<void> {
  const [victim = ''] = await scene.project.containers('payroll-consumer');
  await Promise.all([
    sendMany(scene, 'killed', 60),
    run('docker', ['kill', '--signal', 'KILL', victim]).then(({ code, err }) => {
      if (code !== 0) throw new Error(err);
    }),
  ]);
  await isPaid(scene);
  await eventually(async () => (await ownersOf(scene.project)).size === 2, {
    timeoutMs: OWNERS_MS,
    intervalMs: 1_000,
  });
}

async function restartsEach(scene: Scene): Promise<string> {
  for (const service of restarted) {
    const work = sendMany(scene, service, 20);
    await scene.project.must(['restart', service]);
    await work;
    await isPaid(scene);
  }
  return `${restarted.length * 20} updates`;
}

async function keepsSecrets(scene: Scene): Promise<void> {
  await scene.project.up('--scale', 'payroll-consumer=3');
  const logs = await scene.project.must(['logs', '--no-log-prefix', '--no-color', 'secrets']);
  if (!logs.includes('every secret is there')) throw new Error(logs);
  // Signed before: the key is the same. Paid: so are the passwords.
  await sendMany(scene, 'again', 5);
  await isPaid(scene);
}

async function proves({ project }: Scene): Promise<string> {
  const verified = await project.must(['run', '--rm', '--no-TTY', 'verify']);
  await project.must([
    'run',
    '--rm',
    '--no-TTY',
    'rebuild',
    '--into',
    'proof',
    '--period',
    '2026-11',
    '--drop',
  ]);
  return verified.trim().split('\n').at(-1) ?? '';
}

async function hidesSecrets({ project }: Scene): Promise<void> {
  for (const name of ['signing-key.json', 'database-owner', 'database-payroll-api']) {
    const read = await project.compose(['exec', '--no-TTY', 'hr-service', 'cat', `/run/wageledger/${name}`]);
    if (read.code === 0) throw new Error(`hr-service can read ${name}`);
  }
  const written = await project.compose(['exec', '--no-TTY', 'hr-service', 'touch', '/app/x']);
  if (written.code === 0) throw new Error('hr-service can write to its root file system');
}

/** Half of them salaries of 100.00 a month for somebody new, half bonuses of 1.00 for D-1; a few at a time. */
async function sendMany(scene: Scene, name: string, count: number): Promise<void> {
  const lane = async (first: number): Promise<void> => {
    for (let n = first; n < count; n += 4) {
      if (n % 2 === 0) {
        const salary = { amount: eur('100.00'), per: 'month', effectiveDate: '2026-11-01' };
        await submit(scene, 'hr', `${name}-${n}/salary`, salary);
        scene.due.employees += 1;
        scene.due.cents += 10_000n;
      } else {
        await submit(scene, 'finance', 'D-1/bonuses', { amount: eur('1.00'), payDate: '2026-11-30' });
        scene.due.cents += 100n;
      }
    }
  };
  await Promise.all([0, 1, 2, 3].map(lane));
}

async function submit(scene: Scene, role: 'hr' | 'finance', path: string, body: unknown): Promise<void> {
  const url = `${scene.project.urls[role]}${employeesPath}/${path}`;
  await ask({ method: 'POST', url, token: tokenOf(scene, role), body });
}

/** Waits until the department's pay is what was submitted, to the cent. */
async function isPaid(scene: Scene): Promise<void> {
  const { employees, cents } = scene.due;
  const gross = [eur(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`)];
  const url = `${scene.project.urls.payroll}/v1/departments/design/pay?period=2026-11`;
  await eventually(
    async () => {
      const found = await ask<DepartmentPay>({ method: 'GET', url, token: tokenOf(scene, 'payroll') });
      if (isDeepStrictEqual([found.employees, found.gross], [employees, gross])) return true;
      throw new Error(
        `${found.employees} employees, ${JSON.stringify(found.gross)}; due ${employees}, ${JSON.stringify(gross)}`,
      );
    },
    { timeoutMs: APPLIED_MS, intervalMs: 500 },
  );
}

async function ownersOf(project: ComposeProject): Promise<Set<string>> {
  const out = await project.must(['run', '--rm', '--no-TTY', 'wageledger', 'partitions', '--json']);
  const { items } = JSON.parse(out) as { items: { owner?: string | null }[] };
  return new Set(items.map(({ owner }) => owner ?? 'nobody'));
}

function tokenOf({ tokens }: Scene, role: string): string {
  const token = tokens.get(role);
  if (token === undefined) throw new Error(`no token for ${role} yet`);
  return token;
}
