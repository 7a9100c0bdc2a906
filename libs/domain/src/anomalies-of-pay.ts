import type { Anomaly } from './anomaly.js';
import type { Money } from './money.js';
import type { PaySegment } from './pay-segments.js';
import { addDays, type PlainDate } from './plain-date.js';
import type { Timeline } from './timeline.js';

type Doubtful = { readonly anomalies: readonly Anomaly[] };

/** What a period's pay was computed from. */
export type PayFacts = {
  readonly segments: readonly PaySegment[];
  /** The bonuses and adjustments that are paid. */
  readonly facts: readonly Doubtful[];
  /** What the computation itself came to doubt. */
  readonly doubts: readonly Anomaly[];
  /** What the employee owes. */
  readonly receivable: readonly Money[];
  /** The first day after the period. */
  readonly end: PlainDate;
};

/**
 * What to show beside a period's pay, each doubt once, however many segments its fact spans: the doubts about its own
 * facts, about entries that made no fact at all (an orphan belongs to no period, so it is shown with every one), what is
 * held and would have taken effect by the period's end, and what the figures themselves say.
 */
export function anomaliesOfPay(timeline: Timeline, of: PayFacts): Anomaly[] {
  const shown = new Set<Anomaly>();
  for (const segment of of.segments) {
    for (const anomaly of segment.employment.anomalies) shown.add(anomaly);
    for (const anomaly of segment.salary?.anomalies ?? [salaryMissing(segment)]) shown.add(anomaly);
  }
  for (const anomaly of of.facts.flatMap((fact) => fact.anomalies)) shown.add(anomaly);
  for (const anomaly of withoutFact(timeline)) shown.add(anomaly);
  const held = timeline.held.filter(({ effectiveDate }) => effectiveDate < of.end);
  return [...shown, ...of.doubts, ...held.map(heldUpdate), ...of.receivable.map(negativePay)];
}

function withoutFact(timeline: Timeline): Anomaly[] {
  if (timeline.anomalies.length === 0) return [];
  const { employments, salaries, bonuses, scheduledBonuses, adjustments } = timeline;
  const facts: readonly Doubtful[] = [
    ...employments,
    ...salaries,
    ...bonuses,
    ...scheduledBonuses,
    ...adjustments,
  ];
  const ofFacts = new Set(facts.flatMap((fact) => fact.anomalies));
  return timeline.anomalies.filter((anomaly) => !ofFacts.has(anomaly));
}

function salaryMissing({ start, end }: PaySegment): Anomaly {
  return { code: 'SALARY_MISSING', detail: `employed from ${start} to ${addDays(end, -1)} without a salary` };
}

function heldUpdate({ updateId, detail }: Timeline['held'][number]): Anomaly {
  return { code: 'HELD', detail, updateId };
}

function negativePay({ amount, currency }: Money): Anomaly {
  return { code: 'NEGATIVE_PAY', detail: `${amount} ${currency} is owed by the employee and not paid` };
}
