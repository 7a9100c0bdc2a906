// The charts of the page, each from what the runs have; a chart of a benchmark that no run has is left out.
import { barChart, dotChart, histogramChart } from './charts.js';
import { entriesText, type Runs } from './runs.js';

/** File names below docs/performance/ with their content. */
export function chartsOf(runs: Runs): Map<string, string> {
  const charts = new Map<string, string>();
  const has = (place: string): boolean => runs.names(place).length > 0;
  if (has('drain')) charts.set('drain.svg', drain(runs));
  if (has('drain') || has('intake') || has('imports')) charts.set('cpu.svg', cpu(runs));
  if (has('latency')) charts.set('latency.svg', latency(runs));
  if (has('growth')) charts.set('growth.svg', growth(runs));
  if (has('scale')) charts.set('scale.svg', scale(runs));
  if (has('query')) charts.set('query.svg', query(runs));
  return charts;
}

function drain(runs: Runs): string {
  const rows: [string, string][] = [
    ['COPY, one plain table', 'drain.references.copy'],
    ['unnest, one plain table', 'drain.references.unnest'],
    ['bare consume loop', 'drain.references.consumeOnly'],
    ['payroll-consumer', 'drain.updatesPerSecond'],
    ['transaction per message', 'drain.references.perMessage'],
  ];
  return dotChart({
    title: 'Drain of a backlog beside its references, updates per second',
    unit: '',
    series: ['updates per second'],
    rows: rows.map(([label, place]) => ({ label, values: [runs.median(place)] })),
  });
}

/** Without one transaction per message, beside which all others would be dots. */
function cpu(runs: Runs): string {
  const rows: [string, string][] = [
    ['drain', 'drain.cpuUsPerUpdate'],
    ['COPY', 'drain.cpuOfReferences.copy'],
    ['unnest', 'drain.cpuOfReferences.unnest'],
    ['bare consume loop', 'drain.cpuOfReferences.consumeOnly'],
    ['import', 'imports.cpuUsPerUpdate.import'],
    ['bare produce loop', 'imports.cpuUsPerUpdate.bare'],
    ['single post', 'intake.cpuUsPerUpdate'],
  ];
  return barChart({
    title: 'CPU time per update, µs',
    unit: ' µs',
    series: ['Node', 'Postgres', 'broker'],
    rows: rows
      .filter(([, place]) => runs.names(place).length > 0)
      .map(([label, place]) => ({
        label,
        values: ['node', 'postgres', 'broker'].map((part) => runs.median(`${place}.${part}`) ?? 0),
      })),
  });
}

/** The rates of the benchmark, by their names in the results. */
export function ratesOf(runs: Runs): string[] {
  return runs.names('latency').filter((name) => name.startsWith('at'));
}

function latency(runs: Runs): string {
  const counts = (place: string): Map<string, number> =>
    new Map(
      runs
        .names(place)
        .map((bound) => [bound, runs.values(`${place}.${bound}`).reduce((sum, count) => sum + count, 0)]),
    );
  return histogramChart({
    title: 'From the instant a post was due',
    series: ['until its pay is visible', 'until it is accepted'],
    rows: ratesOf(runs).map((rate) => ({
      label: `${rate.slice(2)}/s`,
      counts: [
        counts(`latency.${rate}.visible.histogram`),
        counts(`latency.${rate}.accepted.histogram`),
      ] as const,
    })),
  });
}

/** The sizes of the books, by their names in the results. */
export function stepsOf(runs: Runs): string[] {
  return runs.names('growth').filter((name) => name.startsWith('step'));
}

function growth(runs: Runs): string {
  return barChart({
    title: 'Drain into books that hold entries already, updates per second',
    unit: '/s',
    series: ['updates per second'],
    rows: stepsOf(runs).map((step) => ({
      label: `${entriesText(runs.median(`growth.${step}.entries`))} entries`,
      values: [runs.median(`growth.${step}.updatesPerSecond`) ?? 0],
    })),
  });
}

function scale(runs: Runs): string {
  const rows = runs.names('scale').filter((name) => name.startsWith('consumers'));
  return barChart({
    title: 'Drain by several consumers of one group, updates per second',
    unit: '/s',
    series: ['updates per second'],
    rows: rows.map((name) => ({
      label: `${name.slice('consumers'.length)} of them`,
      values: [runs.median(`scale.${name}.updatesPerSecond`) ?? 0],
    })),
  });
}

/** The questions of the benchmark, as people say them, with their names in the results. */
export const questions: readonly (readonly [label: string, name: string])[] = [
  ['pay of an employee', 'employeePay'],
  ['page of 50 of a department', 'departmentPage'],
  ['page of 50, by staff', 'departmentPageByStaff'],
  ['totals of a department', 'departmentTotals'],
  ['totals of the company', 'companyTotals'],
  ['page of 50, all schedules', 'departmentMonth'],
  ['pay as once known', 'known'],
];

function query(runs: Runs): string {
  const entries = entriesText(runs.median('query.entries'));
  return dotChart({
    title: `Questions over books of ${entries} entries, ms`,
    unit: ' ms',
    series: ['p50', 'p99', 'max'],
    rows: questions.map(([label, name]) => ({
      label,
      values: ['p50Ms', 'p99Ms', 'maxMs'].map((part) => runs.median(`query.${name}.${part}`)),
    })),
  });
}
