// In: a type of the catalogue, a date, and what the employee has so far. Out: the own fields of such an update.
import { addDays, type Money, type PaySchedule, type RawEntry } from '#libs/domain';
import type { Random } from './random.js';

/** What the updates of one employee have in common. */
export type Scene = {
  readonly random: Random;
  readonly from: string;
  readonly days: number;
  readonly currency: string;
  readonly schedule: PaySchedule;
  readonly departments: readonly string[];
};

const exponents: Readonly<Record<string, number>> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };
const dateOfDecisions = '1900-01-01';

type Draw = (date: string, scene: Scene, before: readonly RawEntry[], department: string) => object;

const draws: Readonly<Record<string, Draw>> = {
  'employment.started': (date, { random, schedule }) => ({
    effectiveDate: date,
    // The first hire takes the employee's own schedule; later ones now and then another, or none (monthly).
    ...(random.chance(85) ? { paySchedule: schedule } : {}),
  }),
  'employment.transferred': (date, { random, departments }) => ({
    effectiveDate: date,
    toDepartment: random.pick(departments),
  }),
  'employment.ended': (date) => ({ lastDay: date }),
  'salary.set': (date, scene) => {
    const per = scene.random.pick(['year', 'month', 'hour'] as const);
    const hours = { hoursPerWeek: scene.random.pick(['40', '37.5', '19.25', '0.01']) };
    const usual = { year: 60_000, month: 5_000, hour: 30 }[per];
    return { amount: randomMoney(scene, usual), per, ...(per === 'hour' ? hours : {}), effectiveDate: date };
  },
  'salary.raised': (date, scene) =>
    scene.random.chance(60)
      ? { percent: scene.random.pick(['3.5', '2.75', '0.0001', '33.3333', '100']), effectiveDate: date }
      : { amount: randomMoney(scene, scene.random.pick([1, 200, 3_000])), effectiveDate: date },
  'bonus.granted': (date, scene) =>
    scene.random.chance(45)
      ? { amount: randomMoney(scene, 1_000), payDate: date }
      : {
          percent: scene.random.pick(['10', '12.5', '0.3333', '1000', '7']),
          of: scene.random.pick(['annualSalary', 'periodSalary', 'proratedPeriodSalary']),
          payDate: date,
        },
  'bonus.scheduled': (date, scene) => ({
    amount: randomMoney(scene, 250),
    startDate: date,
    ...(scene.random.chance(40) ? { lastDate: addDays(date, scene.random.below(200)) } : {}),
    every: scene.random.pick(['payPeriod', 'month', 'quarter', 'year']),
  }),
  'bonus.stopped': (date, { random }, before) => {
    const scheduled = before.filter(({ type }) => type === 'bonus.scheduled');
    const some = random.chance(90) && scheduled.length > 0 ? scheduled : before;
    return { bonus: some.length > 0 ? random.pick(some).updateId : 'none', lastDate: date };
  },
  'earning.adjusted': (date, scene) => {
    const { random } = scene;
    const start = addDays(date, random.below(60) - 45);
    const { amount, currency } = randomMoney(scene, random.pick([40, 400, 9_000]));
    return {
      amount: { amount: random.chance(50) ? `-${amount}` : amount, currency },
      code: 'OVERTIME',
      earned: { start, end: addDays(start, random.below(25)) },
      payDate: date,
    };
  },
};

/** The own fields of an update of the type, and its effective date. */
export function randomData(
  type: string,
  date: string,
  department: string,
  scene: Scene,
  before: readonly RawEntry[],
): { readonly data: object; readonly effectiveDate: string } {
  const draw = draws[type];
  if (draw !== undefined) return { data: draw(date, scene, before, department), effectiveDate: date };
  const update = before.length > 0 && scene.random.chance(97) ? scene.random.pick(before).updateId : 'none';
  return { data: { update, reason: 'so decided' }, effectiveDate: dateOfDecisions };
}

/** A positive amount about as large as this, mostly in the employee's own currency, with digits down to the last. */
export function randomMoney({ random, currency: own }: Scene, about: number): Money {
  const currency = random.chance(94) ? own : random.pick(['EUR', 'USD', 'JPY', 'KWD']);
  const whole = String(1 + (random.chance(30) ? about - 1 : random.below(2 * about)));
  const exponent = exponents[currency] ?? 0;
  const digits = random.chance(30) ? '000' : String(random.below(1_000)).padStart(3, '0');
  return { amount: exponent === 0 ? whole : `${whole}.${digits.slice(0, exponent)}`, currency };
}
