// In: result files of the benchmarks. Out: docs/PERFORMANCE.md. What nobody has measured is left out; the notes come as they are.
import { questions, ratesOf, stepsOf } from './chart-files.js';
import { entriesText, figure, type Runs } from './runs.js';
import { targets, verdictRow } from './targets.js';

const head = `# Performance

Made by \`npm run docs:performance -- FILE…\` from what \`npm run bench -- --json FILE\` wrote; what people add stands in
\`bench/performance-notes.md\`. How each figure is taken is said at the head of its file in \`bench/\`.`;

/** The page as markdown, not laid out yet; `notes` is markdown with headings of its own. */
export function performancePage(runs: Runs, notes: string): string {
  const parts = [
    head,
    `The figures of ${runs.files.length === 1 ? 'one run' : `${runs.files.length} runs, with the median where one is shown`}: ${filesText(runs)}.`,
    `## Targets`,
    table(
      ['what', 'target', 'min', 'median', 'max', 'verdict'],
      targets.map((target) => verdictRow(runs, target)),
    ),
    `A target is met where every run meets it. Ratios are of one run.`,
    ...machinePart(runs),
    ...drainPart(runs),
    ...latencyPart(runs),
    ...growthPart(runs),
    ...scalePart(runs),
    ...queryPart(runs),
    ...intakePart(runs),
    notes.trim(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function filesText(runs: Runs): string {
  return runs.files.map((file) => `[${file}](performance/${file})`).join(', ');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles), line(titles.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** Of a part that is not left out: its chart is there as well (chart-files.ts). */
function chart(file: string, alt: string): string {
  return `![${alt}](performance/${file})`;
}

function machinePart(runs: Runs): string[] {
  const names = [
    'cpu',
    'cores',
    'memoryMiB',
    'loadBefore',
    'node',
    'java',
    'kafka',
    'postgres',
    'durability',
    'commit',
    'seed',
  ];
  const rows = names.map((name) => [name, runs.texts(`machine.${name}`).join('; ')]);
  return ['## Where', table(['', 'of the runs'], rows)];
}

function cpuText(runs: Runs, place: string): string[] {
  return ['node', 'postgres', 'broker'].map((part) => figure(runs.median(`${place}.${part}`)));
}

function drainPart(runs: Runs): string[] {
  if (runs.names('drain').length === 0) return [];
  const rows: [string, string, string][] = [
    ['**payroll-consumer**', 'drain.updatesPerSecond', 'drain.cpuUsPerUpdate'],
    ['COPY into one plain table', 'drain.references.copy', 'drain.cpuOfReferences.copy'],
    ['insert … select from unnest', 'drain.references.unnest', 'drain.cpuOfReferences.unnest'],
    ['bare consume loop, nothing done', 'drain.references.consumeOnly', 'drain.cpuOfReferences.consumeOnly'],
    ['one transaction per message', 'drain.references.perMessage', 'drain.cpuOfReferences.perMessage'],
  ];
  return [
    '## Drain',
    `${figure(runs.median('drain.updates'))} updates over the whole catalogue of ${figure(runs.median('drain.employees'))} employees, from the start of the process until the pay of the last update is committed, into empty books. The first commit comes after ${figure(runs.median('drain.startSeconds'))} s.`,
    chart('drain.svg', 'updates per second of the drain and its references'),
    table(
      ['', 'updates/s', 'CPU µs per update: Node', 'Postgres', 'broker'],
      rows.map(([label, rate, cpu]) => [label, figure(runs.median(rate)), ...cpuText(runs, cpu)]),
    ),
    chart('cpu.svg', 'CPU time per update'),
  ];
}

function latencyPart(runs: Runs): string[] {
  const rates = ratesOf(runs);
  if (rates.length === 0) return [];
  const percentiles = ['p50Ms', 'p90Ms', 'p99Ms', 'p999Ms', 'maxMs'];
  const row = (rate: string, what: 'visible' | 'accepted'): string[] => [
    `${rate.slice(2)}/s, ${what === 'visible' ? '**visible**' : what}`,
    ...percentiles.map((part) => figure(runs.median(`latency.${rate}.${what}.${part}`))),
  ];
  const cpu = ['service', 'consumer', 'postgres', 'broker', 'senderAndObserver'];
  return [
    '## Latency',
    'From the instant a post was due at hr-service until payroll-consumer has committed its pay, and until it was accepted, in ms. No post waits for the one before it, so no delay hides another. The observer asks the books every 2 ms or so: visible times are upper bounds.',
    chart('latency.svg', 'histograms of latency at each rate'),
    table(
      ['', 'p50', 'p90', 'p99', 'p99.9', 'max'],
      [
        ...rates.flatMap((rate) => [row(rate, 'visible'), row(rate, 'accepted')]),
        ...besideRows(runs, percentiles),
      ],
    ),
    table(
      ['CPU µs per update', 'hr-service', 'payroll-consumer', 'Postgres', 'broker', 'sender and observer'],
      rates.map((rate) => [
        `${rate.slice(2)}/s`,
        ...cpu.map((part) => figure(runs.median(`latency.${rate}.cpuUsPerUpdate.${part}`))),
      ]),
    ),
  ];
}

/** A rate at one department while all others have a backlog. */
function besideRows(runs: Runs, percentiles: readonly string[]): string[][] {
  if (runs.names('beside').length === 0) return [];
  const rate = figure(runs.median('beside.perSecond'));
  return (['visible', 'accepted'] as const).map((what) => [
    `${rate}/s beside a backlog, ${what === 'visible' ? '**visible**' : what}`,
    ...percentiles.map((part) => figure(runs.median(`beside.${what}.${part}`))),
  ]);
}

function growthPart(runs: Runs): string[] {
  const steps = stepsOf(runs);
  if (steps.length === 0) return [];
  return [
    '## Growth',
    `${figure(runs.median('growth.updates'))} updates of 20,000 employees into books that hold entries already, about fifty of each employee. From the first size to the last only the tables grow; beside empty books every timeline is longer too, and is read once.`,
    chart('growth.svg', 'drain by entries in the books'),
    table(
      [
        'entries',
        'employees',
        'database MiB',
        'updates/s',
        'of none',
        'CPU µs per update: Node',
        'Postgres',
        'broker',
      ],
      steps.map((step) => {
        const at = (name: string): string => figure(runs.median(`growth.${step}.${name}`));
        const entries = entriesText(runs.median(`growth.${step}.entries`));
        const cpu = cpuText(runs, `growth.${step}.cpuUsPerUpdate`);
        return [
          entries,
          at('employees'),
          at('databaseMiB'),
          at('updatesPerSecond'),
          at('ratioToNone'),
          ...cpu,
        ];
      }),
    ),
  ];
}

function scalePart(runs: Runs): string[] {
  const rows = runs.names('scale').filter((name) => name.startsWith('consumers'));
  if (rows.length === 0) return [];
  const memory = (name: string): string =>
    runs
      .names(`scale.${name}.rssMaxMiB`)
      .map((consumer) => figure(runs.median(`scale.${name}.rssMaxMiB.${consumer}`)))
      .join(', ');
  return [
    '## Scale',
    'The same backlog by several consumers of one group, started at once.',
    chart('scale.svg', 'drain by number of consumers'),
    table(
      [
        'consumers',
        'updates/s',
        'of one',
        'CPU µs per update: Node',
        'Postgres',
        'broker',
        'memory of each, MiB',
      ],
      rows.map((name) => [
        name.slice('consumers'.length),
        figure(runs.median(`scale.${name}.updatesPerSecond`)),
        figure(runs.median(`scale.${name}.ratioToOne`)),
        ...cpuText(runs, `scale.${name}.cpuUsPerUpdate`),
        memory(name),
      ]),
    ),
  ];
}

function queryPart(runs: Runs): string[] {
  if (runs.names('query').length === 0) return [];
  const row = (label: string, name: string): string[] => [
    label,
    ...['requests', 'p50Ms', 'p99Ms', 'maxMs', 'cpuUsPerRequest.node', 'cpuUsPerRequest.postgres'].map(
      (part) => figure(runs.median(`query.${name}.${part}`)),
    ),
  ];
  return [
    '## Questions',
    `Over books of ${entriesText(runs.median('query.entries'))} entries of ${figure(runs.median('query.employees'))} employees (${figure(runs.median('query.databaseMiB'))} MiB), at payroll-api over HTTP with a token, one after the other, in ms.`,
    chart('query.svg', 'latency of questions'),
    table(
      ['', 'requests', 'p50', 'p99', 'max', 'CPU µs: Node', 'Postgres'],
      questions.map(([label, name]) => row(label, name)),
    ),
  ];
}

function intakePart(runs: Runs): string[] {
  const row = (label: string, places: readonly string[]): string[] => [
    label,
    ...places.map((place) => figure(runs.median(place))),
  ];
  const rows = [
    row('single posts', ['intake.perSecond.intake', 'intake.perSecond.bare', 'intake.ratio']),
    row('import of a file', ['imports.perSecond.import', 'imports.perSecond.bare', 'imports.ratio']),
  ];
  const start = runs.median('start.coldMs');
  return [
    '## Intake and start',
    table(['updates/s', 'with us', 'bare', 'ratio'], rows),
    ...(start === undefined
      ? []
      : [
          `\`npm start\` without data is ready after ${figure(start / 1_000)} s, sample company included, and with data after ${figure((runs.median('start.warmMs.median') ?? 0) / 1_000)} s, its build included.`,
        ]),
  ];
}
