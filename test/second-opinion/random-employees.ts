// In: a seed. Out: an employee's entries over the whole catalogue in a random order of arrival, with the periods, policies
// and thresholds to compute them by.
// Guaranteed: the seed alone decides; what comes out has passed no other check than the form of each type, so that wrong
// departments, gaps, repeats, orphans and decisions before their proposal are as usual as a plain month of pay.
import {
  addDays,
  defaultPayPolicy,
  isPlainDate,
  periodContaining,
  type PayPeriod,
  type PayPolicy,
  type PaySchedule,
  type RawEntry,
  type Threshold,
} from '#libs/domain';
import { Random } from './random.js';
import { randomData, randomMoney, type Scene } from './random-data.js';

export type RandomEmployee = {
  readonly seed: number;
  readonly entries: readonly RawEntry[];
  readonly periods: readonly PayPeriod[];
  readonly policies: Readonly<Record<PaySchedule, PayPolicy>>;
  readonly thresholds: readonly Threshold[];
};

const schedules = ['monthly', 'semiMonthly', 'fourWeekly', 'biweekly', 'weekly'] as const;
const departments = ['sales', 'labs', 'city'] as const;
const actors = ['ada', 'ben', 'cem'] as const;
const divisors: Readonly<Record<PaySchedule, readonly string[]>> = {
  monthly: ['12', '12', '12', '13'],
  semiMonthly: ['24'],
  fourWeekly: ['13', '13.05', 'A28/365'],
  biweekly: ['26', '27', '26.1', '313/12', 'A14/365'],
  weekly: ['52', '53', 'A7/365'],
};
const factTypes = `employment.transferred employment.transferred employment.ended employment.started
  salary.set salary.set salary.set salary.raised salary.raised salary.raised bonus.granted bonus.granted bonus.granted
  bonus.scheduled bonus.scheduled bonus.stopped earning.adjusted earning.adjusted`.split(/\s+/);

/** The employee of this seed. */
export function randomEmployee(seed: number): RandomEmployee {
  const random = new Random(seed);
  const from = random.pick(['2023-11-20', '2024-01-15', '2026-01-01', '2026-10-05']);
  const scene: Scene = {
    random,
    from,
    days: random.pick([40, 120, 400]),
    currency: random.pick(['EUR', 'USD', 'JPY', 'KWD']),
    schedule: random.pick(schedules),
    departments,
  };
  const entries = randomEntries(scene);
  const policies = Object.fromEntries(
    schedules.map((schedule) => [schedule, randomPolicy(random, schedule, from)]),
  ) as Record<PaySchedule, PayPolicy>;
  const used = [...new Set([scene.schedule, ...schedulesNamed(entries)])];
  const periods = Array.from({ length: 4 }, () => randomPeriod(scene, used, entries));
  const thresholds = random.chance(40) ? randomThresholds(scene) : [];
  return { seed, entries: random.shuffled(entries), periods, policies, thresholds };
}

/** Facts by date, with the department that a plain reading of the dates expects in most cases; then what is about them. */
function randomEntries(scene: Scene): RawEntry[] {
  const { random } = scene;
  const offsets = random.shuffled(Array.from({ length: 60 }, (_, at) => at));
  let department: string = random.pick(departments);
  const entries: RawEntry[] = [];
  const add = (type: string, date: string, named: string, at: { ms?: number; actor?: string } = {}) => {
    const { data, effectiveDate } = randomData(type, date, named, scene, entries);
    entries.push({
      partition: random.below(3),
      offset: BigInt(offsets.pop() ?? 0),
      updateId: `00000000-0000-8000-8000-${String(entries.length).padStart(12, '0')}`,
      recordedAtMs: at.ms ?? 1_000 + random.below(40),
      employeeId: 'E-1',
      department: named,
      effectiveDate,
      version: 1,
      actor: at.actor ?? random.pick(actors),
      type,
      data,
    });
  };
  const decide = (updateId: string, by: string) => {
    add(random.pick(['update.approved', 'update.approved', 'update.declined']), scene.from, by);
    const decision = entries.pop() as RawEntry;
    entries.push({ ...decision, data: { update: updateId, reason: 'so decided' } });
  };
  const named = () => (random.chance(6) ? random.pick(departments) : department);
  const dates = Array.from({ length: 1 + random.below(10) }, () => dateIn(scene)).sort();
  if (random.chance(88)) add('employment.started', scene.from, department, { ms: 1_000 });
  if (random.chance(90)) add('salary.set', scene.from, department, { ms: 1_001 });
  for (const [at, drawn] of dates.entries()) {
    // Facts of one date are told apart by their places in the log alone, so dates come twice more often than by chance.
    const date = random.chance(15) ? (dates[at - 1] ?? drawn) : drawn;
    const type = random.pick(factTypes);
    if (type === 'employment.started' && random.chance(60)) department = random.pick(departments);
    const wanted = named();
    add(type, date, wanted);
    // Proposals under the wrong name or above a threshold come to nothing unless somebody decides on them.
    const { updateId, data } = entries.at(-1) as RawEntry;
    if (random.chance(wanted === department ? 15 : 60))
      decide(updateId, random.chance(85) ? department : wanted);
    department = (data as { toDepartment?: string }).toDepartment ?? department;
    // Most people who leave and come back come back soon, so that their periods hold a gap.
    if (type === 'employment.ended' && random.chance(60))
      add('employment.started', addDays(date, 1 + random.below(20)), named());
  }
  for (let left = random.below(4); left > 0; left -= 1) {
    const type = random.pick(['update.reversed', 'update.approved', 'update.approved', 'update.declined']);
    add(type, scene.from, random.chance(60) ? (random.pick(entries)?.department ?? '') : department);
  }
  // A redelivery under the same id at another place, sometimes with other content: one of the two wins.
  if (random.chance(15)) {
    const again = random.pick(entries);
    add(again.type, random.chance(50) ? again.effectiveDate : dateIn(scene), again.department);
    const other = entries.pop() as RawEntry;
    const { data, effectiveDate } = random.chance(50) ? again : other;
    entries.push({ ...other, updateId: again.updateId, data, effectiveDate });
  }
  return entries;
}

function dateIn({ random, from, days }: Scene): string {
  const date = addDays(from, random.below(days));
  // Boundaries are where rules are broken: the first and last days of months are as likely as all others together.
  const boundary = `${date.slice(0, 8)}${random.pick(['01', '02', '15', '16', '28', '29', '30', '31'])}`;
  return random.chance(50) && isPlainDate(boundary) ? boundary : date;
}

function schedulesNamed(entries: readonly RawEntry[]): PaySchedule[] {
  const hires = entries.filter(({ type }) => type === 'employment.started');
  return hires.map(({ data }) => (data as { paySchedule?: PaySchedule }).paySchedule ?? 'monthly');
}

function randomPeriod(scene: Scene, used: readonly PaySchedule[], entries: readonly RawEntry[]): PayPeriod {
  const { random } = scene;
  const dates = entries.map(({ effectiveDate }) => effectiveDate).filter((date) => date > '2000-01-01');
  const date = random.chance(75) && dates.length > 0 ? random.pick(dates) : dateIn(scene);
  const period = periodContaining(random.pick(used), addDays(date, random.pick([0, 0, 0, 10, 31])));
  if (period === undefined) throw new RangeError(`no period holds ${date}`);
  return period;
}

function randomPolicy(random: Random, schedule: PaySchedule, from: string): PayPolicy {
  const methods = ['CALENDAR_DAYS', 'WORKING_DAYS', 'ANNUAL_260', 'ANNUAL_365', 'HOURS'] as const;
  const calendar = {
    workdays: random.pick([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
      [7, 1, 2, 3, 4],
      [1, 2, 3, 4, 5, 6],
      [2, 3],
    ]),
    holidays: random.chance(40)
      ? []
      : random.chance(25)
        ? ['2024-01-22', '2024-01-23', '2024-01-24', '2024-01-25', '2024-01-26', '2026-10-06', '2026-10-07']
        : [
            '2024-01-01',
            '2024-12-25',
            '2026-01-01',
            '2026-05-01',
            '2026-12-25',
            '2027-01-01',
            addDays(from, 33),
          ],
  };
  return {
    ...defaultPayPolicy(schedule),
    proration: random.pick(
      schedule === 'monthly' ? ([...methods, 'FIXED_30', 'FIXED_30'] as const) : methods,
    ),
    rounding: random.pick(['HALF_UP', 'HALF_EVEN']),
    divisor: random.pick(divisors[schedule]),
    hoursPerYear: random.pick(['2080', '2087', '1950.5']),
    ...(random.chance(30) ? { hoursPerWorkday: '7.5' } : {}),
    ...(random.chance(30) ? { leapYear366: true } : {}),
    ...(random.chance(8) ? { roundRateFirst: true } : {}),
    calendar,
  };
}

function randomThresholds(scene: Scene): Threshold[] {
  const { random } = scene;
  const kinds = ['salary', 'raise', 'bonus', 'scheduledBonus', 'adjustment'] as const;
  return Array.from({ length: 1 + random.below(4) }, (_, at) => ({
    department: random.pick(departments),
    kind: random.pick(kinds),
    limit: random.chance(25)
      ? { percent: random.pick(['3', '5.5', '10', '100']) }
      : randomMoney(scene, random.pick([100, 5_000, 60_000])),
    inForceFromMs: 990 + at * 13 + random.below(13),
  }));
}
