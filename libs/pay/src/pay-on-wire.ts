import {
  addDays,
  periodOnWire,
  type Anomaly,
  type PayLine,
  type PayPeriod,
  type PaySchedule,
  type Source,
} from '#libs/domain';
import { everything, isFinal, knownPositions, type Basis } from './knowledge.js';
import type { OffsetVector, Standing } from './position-watch.js';

/** A pay period as clients see it: `start` and `end` are its first and its last day, both inclusive; `id` is the first day. */
export type PeriodOnWire = {
  readonly id: string;
  /** `all` of a month over several schedules. */
  readonly schedule: PaySchedule | 'all';
  readonly start: string;
  readonly end: string;
};

/** Per partition, by number, the next offset that the figures do not contain yet. */
export type AsOf = Readonly<Record<string, number>>;

export type SourceOnWire = {
  readonly updateId: string;
  readonly topic: string;
  readonly partition: number;
  /** A decimal string, as in the answer that accepted the update. */
  readonly offset: string;
  readonly actor: string;
};

/** A line of pay; `earned` holds its first and its last day, both inclusive, like the period. */
export type LineOnWire = Omit<PayLine, 'sources'> & {
  readonly sources: readonly SourceOnWire[];
  /** The id of the period that pays the line, where the answer holds several. */
  readonly paidIn?: string;
};

/** An anomaly of the fold, or one that only a reader with the directory can see. */
export type AnomalyOnWire = Omit<Anomaly, 'code'> & {
  readonly code: Anomaly['code'] | 'OTHER_DEPARTMENTS_PARTITION';
};

/** What an answer contains, and whether that can still change. */
export type BasisOnWire = { readonly asOf: AsOf; readonly final: boolean };

/** The period with inclusive dates. Inside the product periods are half-open; people on a payroll read "to" as the last day. */
export function periodWithLastDay(period: PayPeriod): PeriodOnWire {
  const { schedule, start, lastDay } = periodOnWire(period);
  return { id: start, schedule, start, end: lastDay };
}

/** The offset vector with plain numbers: exact, because a partition stays far below 2^53 records. */
export function asOfOnWire(positions: OffsetVector): AsOf {
  return Object.fromEntries(
    [...positions].map(([partition, next]) => [partition, parseInt(next.toString(), 10)]),
  );
}

/** The basis of an answer whose snapshot stands there. */
export function basisOnWire(basis: Basis, standing: Standing): BasisOnWire {
  return {
    asOf: asOfOnWire(knownPositions(basis.knowledge ?? everything, standing)),
    final: isFinal(basis, standing),
  };
}

/** A line as REST shows it. */
export function lineOnWire(line: PayLine, topic: string): LineOnWire {
  const { start, end } = line.earned;
  return {
    ...line,
    earned: { start, end: addDays(end, -1) },
    sources: line.sources.map((source) => sourceOnWire(source, topic)),
  };
}

/** A source with the whole place of its record. */
export function sourceOnWire(source: Source, topic: string): SourceOnWire {
  return { ...source, topic, offset: source.offset.toString() };
}
