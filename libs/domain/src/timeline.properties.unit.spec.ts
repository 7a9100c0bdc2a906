// Random histories of every type with decisions, reversals, thresholds and two departments. Planted, each seen failing here:
// entries sorted by effective date alone, repeats kept, a held update that counts, reversed hires that still keep a salary
// from implying an employment, an employment cut late by a transfer.
import fc from 'fast-check';
import {
  adjustment,
  approval,
  bonus,
  canonicalJson,
  decline,
  hire,
  leaving,
  moneyOf,
  percentBonus,
  raise,
  reversal,
  salary,
  scheduledBonus,
  stop,
  transfer,
} from '../../../test/support/entries.js';
import { computePay } from './compute-pay.js';
import type { Entry } from './entry.js';
import { defaultFoldRules, type FoldRules } from './fold-rules.js';
import { defaultPayPolicy } from './pay-policy.js';
import { monthlyPeriod } from './period.js';
import { addDays } from './plain-date.js';
import { fold, type Timeline } from './timeline.js';

const runs = { numRuns: 1_000 };

const rules: FoldRules = {
  raiseLimitPercent: '20',
  thresholds: [
    { department: 'sales', kind: 'bonus', limit: moneyOf('500.00 EUR'), inForceFromMs: 0 },
    { department: 'sales', kind: 'raise', limit: { percent: '5' }, inForceFromMs: 2 },
    { department: 'labs', kind: 'salary', limit: moneyOf('45000.00 EUR'), inForceFromMs: 0 },
  ],
};

const on = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-01', days));
const department = fc.constantFrom('sales', 'labs');
const amount = fc
  .integer({ min: 1, max: 999_999 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')} EUR`);
const words = fc.record({
  on,
  department,
  recordedAtMs: fc.integer({ min: 1, max: 4 }),
  partition: fc.constantFrom(0, 1),
  actor: fc.constantFrom('ann', 'bob'),
});

type Make = (at: number) => Entry;

const make: fc.Arbitrary<Make> = fc
  .tuple(words, amount, department, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 11 }))
  .map(([own, money, to, kind, target]): Make => (at) => {
    const of = `update-${target % 2}-${target}`;
    const made: Make[] = [
      () => hire({ ...own, at }),
      () => transfer({ ...own, at, to }),
      () => leaving({ ...own, at }),
      () => salary({ ...own, at, amount: money }),
      () => raise({ ...own, at, percent: '7.5' }),
      () => bonus({ ...own, at, amount: money }),
      () => percentBonus({ ...own, at, percent: '2', of: 'periodSalary' }),
      () => scheduledBonus({ ...own, at, amount: money }),
      () => stop({ ...own, at, of: { updateId: of } as Entry }),
      () => adjustment({ ...own, at, amount: `-${money}` }),
      () => reversal({ ...own, at, of }),
      () => approval({ ...own, at, of }),
      () => decline({ ...own, at, of }),
    ];
    return (made[kind] as Make)(at);
  });

/** Up to twelve entries whose decisions, reversals and stops mostly hit one of the others. */
const history = fc
  .array(make, { maxLength: 12 })
  .map((makes) => makes.map((entry, index) => withIdOf(entry(index), index)));

/** The id does not depend on the partition, so that targets are easily hit. */
function withIdOf(entry: Entry, index: number): Entry {
  return { ...entry, updateId: `update-${index % 2}-${index}` };
}

const textOf = ({ states, ...timeline }: Timeline): string =>
  canonicalJson({ ...timeline, states: [...states].sort(([left], [right]) => (left < right ? -1 : 1)) });

const factsOf = ({ states: _states, held: _held, ...facts }: Timeline): string => canonicalJson(facts);

describe('a timeline', () => {
  it('is the same for every order of arrival and any duplication', () => {
    fc.assert(
      fc.property(
        history.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, { minLength: entries.length }),
            fc.subarray(entries),
          ),
        ),
        ([entries, shuffled, again]) => {
          expect(textOf(fold([...shuffled, ...again], rules))).toBe(textOf(fold(entries, rules)));
        },
      ),
      runs,
    );
  });

  it('says of every update what became of it, and shows what waits exactly where that is its state', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const { states, held } = fold(entries, rules);
        expect(new Set(states.keys())).toEqual(new Set(entries.map(({ updateId }) => updateId)));
        const waiting = [...states].filter(([, state]) => state === 'held').map(([id]) => id);
        expect(held.map(({ updateId }) => updateId).sort()).toEqual(waiting.sort());
      }),
      runs,
    );
  });

  it('has employments that never overlap, and salaries that never overlap', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const { employments, salaries } = fold(entries, rules);
        for (const spans of [employments, salaries])
          spans.forEach(({ start, end }, index) => {
            const next = spans[index + 1];
            expect(end === null || start < end).toBe(true);
            expect(next === undefined || (end !== null && end <= next.start)).toBe(true);
          });
      }),
      runs,
    );
  });

  it('is after a reversal what it was before the update, whatever that was', () => {
    fc.assert(
      fc.property(history, make, words, (entries, another, { recordedAtMs }) => {
        const added = withIdOf(another(90), 90);
        fc.pre(!['update.reversed', 'update.approved', 'update.declined'].includes(added.type));
        const undo = reversal({ at: 91, of: added, recordedAtMs });
        const before = fold(entries, rules);
        const after = fold([...entries, added, undo], rules);
        expect([factsOf(after), after.held]).toEqual([
          entries.length === 0 ? factsOf({ ...before, employeeId: 'e-1' }) : factsOf(before),
          before.held,
        ]);
        expect([after.states.get(added.updateId), after.states.get(undo.updateId)]).toEqual([
          'reversed',
          'applied',
        ]);
      }),
      runs,
    );
  });

  it('would be the same without what is held: nothing held counts anywhere', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const timeline = fold(entries, rules);
        const named = new Set(entries.map(({ data }) => targetOf(data)));
        const silent = timeline.held.filter(({ updateId }) => !named.has(updateId));
        fc.pre(silent.length > 0);
        const rest = entries.filter(({ updateId }) => !silent.some((held) => held.updateId === updateId));
        const without = fold(rest, rules);
        expect(factsOf({ ...without, employeeId: 'e-1' })).toBe(factsOf(timeline));
      }),
      runs,
    );
  });
});

function targetOf(data: object): unknown {
  return 'update' in data ? data.update : 'bonus' in data ? data.bonus : undefined;
}

describe('a transfer there and back', () => {
  const january = monthlyPeriod('2026-01');
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 2 });

  it('loses no day and no cent', () => {
    fc.assert(
      fc.property(amount, days, fc.integer({ min: 0, max: 30 }), (money, [one = 0, two = 0], begun) => {
        const [away, back] = [Math.min(one, two), Math.max(one, two)].map((day) =>
          addDays('2026-01-01', begun + day),
        ) as [string, string];
        const start = addDays('2026-01-01', begun);
        const stay = [hire({ at: 1, on: start }), salary({ at: 2, on: start, amount: money })];
        const moved = [
          ...stay,
          transfer({ at: 3, on: away, to: 'labs' }),
          transfer({ at: 4, on: back, department: 'labs', to: 'sales' }),
        ];
        const { employments, held } = fold(moved, defaultFoldRules);
        expect(held).toEqual([]);
        expect([employments[0]?.start, employments.at(-1)?.end]).toEqual([start, null]);
        employments.forEach(({ end }, index) => expect(end).toBe(employments[index + 1]?.start ?? null));
        if (january === undefined) throw new Error('no period');
        const gross = (entries: readonly Entry[]) =>
          computePay(fold(entries), january, defaultPayPolicy('monthly')).gross;
        expect(gross(moved)).toEqual(gross(stay));
      }),
      runs,
    );
  });
});
