import { medianOf } from '../support/figures.js';
import { entriesText, figure, type Runs } from './runs.js';

/** What is aimed at. Marks ascend in ambition; where there is one, it is met or it is not. */
export type Target = {
  readonly what: string;
  readonly place: string;
  /** Where it stands how many entries the books held. */
  readonly over?: string;
  readonly unit: string;
  readonly is: 'at least' | 'at most';
  readonly marks: readonly { readonly value: number; readonly name: string }[];
};

const one = (value: number): Target['marks'] => [{ value, name: 'met' }];
const least = (what: string, place: string, value: number, unit = ''): Target => ({
  what,
  place,
  unit,
  is: 'at least',
  marks: one(value),
});
const most = (what: string, place: string, value: number, unit = 'ms'): Target => ({
  what,
  place,
  unit,
  is: 'at most',
  marks: one(value),
});
const visible = (rate: number): Target[] => [
  most(`post to visible pay at ${figure(rate)}/s, p50`, `latency.at${rate}.visible.p50Ms`, 10),
  most(`post to visible pay at ${figure(rate)}/s, p99`, `latency.at${rate}.visible.p99Ms`, 50),
];

/** Every target, in the order of the page. */
export const targets: readonly Target[] = [
  {
    what: 'drain of a backlog',
    place: 'drain.updatesPerSecond',
    unit: '/s',
    is: 'at least',
    marks: [
      { value: 15_000, name: 'floor' },
      { value: 25_000, name: 'goal' },
      { value: 34_000, name: 'moonshot' },
    ],
  },
  least('drain beside COPY into one plain table', 'drain.ratios.copy', 0.1),
  least('drain beside batched inserts into one plain table', 'drain.ratios.unnest', 0.35),
  least('drain beside one transaction per message', 'drain.ratios.perMessage', 25),
  most('resident memory of the consumer in the drain', 'drain.rssMaxMiB', 400, 'MiB'),
  {
    ...least('drain into full books beside empty ones', 'growth.step3.ratioToNone', 0.8),
    over: 'growth.step3.entries',
  },
  ...visible(500),
  ...visible(1_000),
  { ...most('pay of an employee over full books, p99', 'query.employeePay.p99Ms', 5), over: 'query.entries' },
  {
    ...most('page of 50 of a department over full books, p99', 'query.departmentPage.p99Ms', 20),
    over: 'query.entries',
  },
  {
    ...most('the same of the month over all schedules, p99', 'query.departmentMonth.p99Ms', 20),
    over: 'query.entries',
  },
  least('single post beside a bare handler', 'intake.ratio', 0.5),
  most('single post at 500/s, p99', 'intake.atRate.intake.p99Ms', 25),
  least('import beside a bare kafkajs loop', 'imports.ratio', 0.7),
  most('npm start, warm', 'start.warmMs.median', 12_000),
];

/** A row of the table of targets. What the worst run reaches is the verdict; a mark that only the median reaches is said. */
export function verdictRow(runs: Runs, { what, place, over, unit, is, marks }: Target): string[] {
  const held = over === undefined ? undefined : runs.median(over);
  const title = held === undefined ? what : `${what} (${entriesText(held)} entries)`;
  const values = runs.values(place);
  const shown = (value: number | undefined): string =>
    `${figure(value)}${value === undefined ? '' : spaced(unit)}`;
  const aims = marks.map(({ value, name }) => `${shown(value)}${marks.length > 1 ? ` (${name})` : ''}`);
  const reaches = (value: number, mark: number): boolean =>
    is === 'at least' ? value >= mark : value <= mark;
  const median = medianOf(values);
  const worst = is === 'at least' ? Math.min(...values) : Math.max(...values);
  const byAll = marks.findLast(({ value }) => reaches(worst, value));
  const byMedian = marks.findLast(({ value }) => median !== undefined && reaches(median, value));
  const verdict =
    values.length === 0
      ? 'not measured'
      : byAll !== undefined && byAll === byMedian
        ? `**${byAll.name}**`
        : byMedian !== undefined
          ? `${byMedian.name} by the median${byAll === undefined ? '' : `, ${byAll.name} by every run`}`
          : '**missed**';
  const span = values.length === 0 ? [undefined, undefined] : [Math.min(...values), Math.max(...values)];
  return [title, `${is} ${aims.join(', ')}`, shown(span[0]), shown(median), shown(span[1]), verdict];
}

function spaced(unit: string): string {
  return unit === '' || unit === '/s' ? unit : ` ${unit}`;
}
