// In: the updates that count, each with its place. Out: what every employee must be paid in a month, in minor units.
// Guaranteed: integers only, and written from the rules of pay alone, not from the product's code: a month pays
// annual ÷ 12, cut by calendar days, each rate rounded once, half away from zero; a bonus counts in the month of its pay
// date; what another department asks for than the employee's own waits for an approval, and nobody approves anything here.

export type CountedUpdate = {
  employee: string;
  /** The one that the record names. */
  department: string;
  type: string;
  data: Record<string, unknown>;
  recordedAtMs: number;
  partition: number;
  offset: bigint;
};

/** Minor units by currency. */
export type Gross = Map<string, bigint>;

const EXPONENTS: Readonly<Record<string, number>> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };

/** Gross pay by employee for the month that starts on this day (YYYY-MM-01). */
export function expectedPay(updates: readonly CountedUpdate[], monthStart: string): Map<string, Gross> {
  const byEmployee = new Map<string, CountedUpdate[]>();
  for (const update of updates) {
    const own = byEmployee.get(update.employee) ?? [];
    own.push(update);
    byEmployee.set(update.employee, own);
  }
  return new Map(
    [...byEmployee].map(([employee, own]) => [employee, grossOf(admitted(own.sort(inOrder)), monthStart)]),
  );
}

/** How many bonuses the month that starts on this day pays to the one employee whom the updates concern. */
export function bonusesPaid(updates: readonly CountedUpdate[], monthStart: string): number {
  return admitted([...updates].sort(inOrder)).filter((update) => isBonusIn(update, monthStart)).length;
}

/** A decimal text in minor units of its currency. */
export function minorUnits(amount: string, currency: string): bigint {
  const exponent = EXPONENTS[currency];
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (exponent === undefined || whole === '') throw new Error(`no amount: ${amount} ${currency}`);
  // Stored sums may carry more zeros than the currency has decimals, never more digits.
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > exponent) throw new Error(`surplus decimals: ${amount} ${currency}`);
  const units = BigInt(whole + kept.padEnd(exponent, '0'));
  return sign === '-' ? -units : units;
}

/** Without what the employee's department did not ask for: that of the first hire, else of the first salary. */
function admitted(updates: readonly CountedUpdate[]): CountedUpdate[] {
  const first = (wanted: string) => updates.find(({ type }) => type === wanted);
  const home = (first('employment.started') ?? first('salary.set'))?.department;
  return updates.filter(({ department }) => home === undefined || department === home);
}

function grossOf(updates: readonly CountedUpdate[], monthStart: string): Gross {
  const gross: Gross = new Map();
  const first = dayOf(monthStart);
  const days = daysInMonth(monthStart);
  for (const [rate, paidDays] of daysByRate(updates, first, days)) {
    const [currency = '', numerator = '0', denominator = '1'] = rate.split('/');
    // annual × days ÷ (12 × days in the month), rounded half up: amounts are never negative.
    const below = 12n * BigInt(days) * BigInt(denominator);
    const units = (2n * BigInt(numerator) * BigInt(paidDays) + below) / (2n * below);
    add(gross, currency, units);
  }
  for (const update of updates) {
    if (!isBonusIn(update, monthStart)) continue;
    const { amount, currency } = update.data['amount'] as { amount: string; currency: string };
    add(gross, currency, minorUnits(amount, currency));
  }
  return gross;
}

function isBonusIn({ type, data }: CountedUpdate, monthStart: string): boolean {
  return type === 'bonus.granted' && String(data['payDate']).startsWith(monthStart.slice(0, 8));
}

/** Days of the month under each annual rate, written as currency/numerator/denominator. */
function daysByRate(updates: readonly CountedUpdate[], first: number, days: number): Map<string, number> {
  const hires = updates.filter(({ type }) => type === 'employment.started').map((hire) => dateOf(hire));
  const salaries = updates.filter(({ type }) => type === 'salary.set');
  const employedFrom = hires[0] ?? (salaries[0] && dateOf(salaries[0]));
  const byRate = new Map<string, number>();
  if (employedFrom === undefined) return byRate;
  for (let day = first; day < first + days; day += 1) {
    const inForce = salaries.findLast((salary) => dateOf(salary) <= day);
    if (day < employedFrom || inForce === undefined) continue;
    const rate = rateOf(inForce.data);
    byRate.set(rate, (byRate.get(rate) ?? 0) + 1);
  }
  return byRate;
}

function rateOf(data: Record<string, unknown>): string {
  const { amount, currency } = data['amount'] as { amount: string; currency: string };
  const units = minorUnits(amount, currency);
  if (data['per'] === 'year') return `${currency}/${units}/1`;
  if (data['per'] === 'month') return `${currency}/${units * 12n}/1`;
  const [whole = '0', decimals = ''] = String(data['hoursPerWeek']).split('.');
  const hundredths = BigInt(whole + decimals.padEnd(2, '0'));
  return reduced(currency, units * hundredths * 52n, 100n);
}

/** Lowest terms, so that one rate written in two ways is one rate. */
function reduced(currency: string, numerator: bigint, denominator: bigint): string {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? `${currency}/0/1` : `${currency}/${numerator / a}/${denominator / a}`;
}

function inOrder(left: CountedUpdate, right: CountedUpdate): number {
  return (
    dateOf(left) - dateOf(right) ||
    left.recordedAtMs - right.recordedAtMs ||
    left.partition - right.partition ||
    (left.offset < right.offset ? -1 : 1)
  );
}

function dateOf({ data }: CountedUpdate): number {
  return dayOf(String(data['effectiveDate'] ?? data['payDate']));
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function daysInMonth(monthStart: string): number {
  const [year = 0, month = 0] = monthStart.split('-').map((part) => Number.parseInt(part, 10));
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function add(gross: Gross, currency: string, units: bigint): void {
  gross.set(currency, (gross.get(currency) ?? 0n) + units);
}
