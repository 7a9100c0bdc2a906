/** A timeline as REST shows it: one list of facts, each with its first and last day and the updates it comes from. */
import {
  addDays,
  compareEntries,
  type Adjustment,
  type Bonus,
  type Employment,
  type Entry,
  type EntryState,
  type Salary,
  type ScheduledBonus,
  type Source,
  type Timeline,
} from '#libs/domain';
import { sourceOnWire, type AnomalyOnWire, type SourceOnWire } from './pay-on-wire.js';

/** The source of a fact, with the instant at which the log took it. */
export type FactSource = SourceOnWire & { readonly recordedAt: string };

type FactFields = {
  readonly start: string;
  readonly end: string | null;
  readonly department: string;
  readonly sources: readonly FactSource[];
  readonly anomalies: readonly AnomalyOnWire[];
};

type OwnOf<Fact, Named extends string> = Fact extends unknown
  ? Omit<Fact, keyof FactFields | 'source' | Named>
  : never;

/** `end` is the last day, null while the fact lasts; a bonus or an adjustment stands on its pay date. */
export type FactOnWire = FactFields &
  (
    | ({ readonly kind: 'employment' } & OwnOf<Employment, 'endedBy'>)
    | ({ readonly kind: 'salary' } & Salary)
    | ({ readonly kind: 'bonus' } & OwnOf<Bonus, 'payDate'>)
    | ({ readonly kind: 'scheduledBonus' } & OwnOf<ScheduledBonus, 'lastDate'>)
    | ({ readonly kind: 'adjustment' } & OwnOf<Adjustment, 'payDate'>)
  );

/** An entry and what became of it; `value` is the update's own fields. */
export type EntryOnWire = {
  readonly updateId: string;
  readonly type: string;
  readonly version: number;
  readonly state: EntryState;
  readonly department: string;
  readonly effectiveDate: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly value: unknown;
};

/** The facts of a timeline: employments, salaries, bonuses, scheduled bonuses, adjustments, each by date. */
export function factsOnWire(timeline: Timeline, entries: readonly Entry[], topic: string): FactOnWire[] {
  const recordedAt = new Map(entries.map((entry) => [entry.updateId, instantOnWire(entry.recordedAtMs)]));
  const sourcesOf = (sources: readonly Source[]) =>
    sources.map((source) => ({
      ...sourceOnWire(source, topic),
      recordedAt: recordedAt.get(source.updateId) ?? '',
    }));
  return [
    ...timeline.employments.map(({ source, endedBy, end, ...employment }) => ({
      kind: 'employment' as const,
      ...employment,
      end: lastDay(end),
      sources: sourcesOf(endedBy === undefined ? [source] : [source, endedBy]),
    })),
    ...timeline.salaries.map(({ sources, end, salary, ...interval }) => ({
      kind: 'salary' as const,
      ...interval,
      ...salary,
      end: lastDay(end),
      sources: sourcesOf(sources),
    })),
    ...timeline.bonuses.map(({ source, payDate, ...bonus }) => ({
      kind: 'bonus' as const,
      start: payDate,
      end: payDate,
      ...bonus,
      sources: sourcesOf([source]),
    })),
    ...timeline.scheduledBonuses.map(({ lastDate, sources, ...bonus }) => ({
      kind: 'scheduledBonus' as const,
      ...bonus,
      end: lastDate,
      sources: sourcesOf(sources),
    })),
    ...timeline.adjustments.map(({ source, payDate, earned, ...adjustment }) => ({
      kind: 'adjustment' as const,
      start: payDate,
      end: payDate,
      ...adjustment,
      earned: { start: earned.start, end: addDays(earned.end, -1) },
      sources: sourcesOf([source]),
    })),
  ];
}

/** The entries in their total order, each with its state. */
export function entriesOnWire({ states }: Timeline, entries: readonly Entry[], topic: string): EntryOnWire[] {
  return entries.toSorted(compareEntries).map((entry) => ({
    updateId: entry.updateId,
    type: entry.type,
    version: entry.version,
    state: states.get(entry.updateId) ?? 'applied',
    department: entry.department,
    effectiveDate: entry.effectiveDate,
    recordedAt: instantOnWire(entry.recordedAtMs),
    actor: entry.actor,
    topic,
    partition: entry.partition,
    offset: entry.offset.toString(),
    value: entry.data,
  }));
}

/** RFC 3339, UTC. */
export function instantOnWire(ms: number): string {
  return new Date(ms).toISOString();
}

/** The last day before a half-open end. */
export function lastDay(end: string | null): string | null {
  return end === null ? null : addDays(end, -1);
}
