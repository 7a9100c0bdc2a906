import {
  adjustment,
  bonus,
  hire,
  leaving,
  percentBonus,
  salary,
  scheduledBonus,
  stop,
  transfer,
} from '../../../../test/support/entries.js';
import { amountsOf, month, policyOf } from '../../../../test/support/computed-pay.js';
import { computePay } from '../compute-pay.js';
import type { Entry } from '../entry.js';
import { fold } from '../timeline.js';

const hired = hire({ at: 1, on: '2026-01-01', department: 'sales' });
const doubts = (entries: readonly Entry[]) =>
  fold(entries).anomalies.map(({ code, detail }) => [code, detail]);
const paidIn = (entries: readonly Entry[], id: string) =>
  amountsOf(computePay(fold(entries), month(id), policyOf(month(id))));

describe('a stop of one scheduled bonus', () => {
  const meals = scheduledBonus({ at: 2, on: '2026-01-15', amount: '50.00 EUR' });
  const travel = scheduledBonus({ at: 3, on: '2026-01-15', amount: '80.00 EUR' });

  it('lets the other one go on: 80.00 of 50.00 + 80.00 are still paid', () => {
    const entries = [hired, meals, travel, stop({ at: 4, on: '2026-02-28', of: meals })];
    expect(paidIn(entries, '2026-02')).toEqual(['50.00 EUR', '80.00 EUR']);
    expect(paidIn(entries, '2026-03')).toEqual(['80.00 EUR']);
  });

  it('from another department waits, and the bonus is paid on', () => {
    const entries = [hired, meals, stop({ at: 4, on: '2026-02-28', of: meals, department: 'labs' })];
    expect(fold(entries).states.get('update-0-4')).toBe('held');
    expect(paidIn(entries, '2026-03')).toEqual(['50.00 EUR']);
  });

  it('that this employee does not have names the bonus that it missed', () => {
    expect(doubts([hired, stop({ at: 4, on: '2026-02-28', of: meals })])).toEqual([
      ['ORPHAN_STOP', 'no scheduled bonus update-0-2 is known of this employee'],
    ]);
  });
});

describe('earnings of somebody employed', () => {
  it('that another department asked for are not there at all until they are approved', () => {
    const timeline = fold([
      hired,
      scheduledBonus({ at: 2, on: '2026-01-15', department: 'labs', amount: '50.00 EUR' }),
      adjustment({ at: 3, on: '2026-01-31', department: 'labs', amount: '-120.00 EUR' }),
    ]);
    expect(timeline.held.map(({ updateId }) => updateId)).toEqual(['update-0-2', 'update-0-3']);
    expect([timeline.scheduledBonuses, timeline.adjustments]).toEqual([[], []]);
  });

  it('name what they are paid for: the code of the bonus stands on its line, and no line has one that had none', () => {
    const entries = [
      hired,
      scheduledBonus({ at: 2, on: '2026-01-15', amount: '50.00 EUR', code: 'MEALS' }),
      scheduledBonus({ at: 3, on: '2026-01-16', amount: '80.00 EUR' }),
    ];
    const { lines } = computePay(fold(entries), month('2026-01'), policyOf(month('2026-01')));
    expect(lines.map(({ amount, code }) => [amount.amount, code])).toEqual([
      ['50.00', 'MEALS'],
      ['80.00', undefined],
    ]);
    expect(lines[1]).not.toHaveProperty('code');
  });

  it('of a percentage are paid by it: 10 % of 60,000.00 a year are 6,000.00, of a month of it 500.00', () => {
    const entries = [
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '60000.00 EUR', per: 'year' }),
      percentBonus({ at: 3, on: '2026-01-20', percent: '10', of: 'annualSalary' }),
      percentBonus({ at: 4, on: '2026-01-21', percent: '10', of: 'periodSalary' }),
    ];
    expect(paidIn(entries, '2026-01')).toEqual(['5000.00 EUR', '6000.00 EUR', '500.00 EUR']);
  });

  it('have nothing doubtful about them, scheduled or adjusted, while the employment lasts', () => {
    const timeline = fold([
      hired,
      scheduledBonus({ at: 2, on: '2026-01-01', amount: '50.00 EUR' }),
      adjustment({ at: 3, on: '2026-01-31', amount: '-120.00 EUR' }),
    ]);
    expect(timeline.scheduledBonuses.map(({ anomalies }) => anomalies)).toEqual([[]]);
    expect(timeline.adjustments.map(({ anomalies }) => anomalies)).toEqual([[]]);
  });

  it('earned up to the very day of the hire are as they should be, up to the day before it they are flagged', () => {
    const earnedTo = (end: string) =>
      adjustment({ at: 3, on: '2026-01-31', amount: '9.00 EUR', earned: { start: '2025-12-20', end } });
    expect(doubts([hired, earnedTo('2026-01-01')])).toEqual([]);
    expect(doubts([hired, earnedTo('2025-12-31')])).toEqual([
      [
        'BONUS_BEFORE_HIRE',
        'an adjustment is earned from 2025-12-20 to 2025-12-31, employed from 2026-01-01',
      ],
    ]);
  });

  it('earned from the last day on are as they should be, from the day after it they are flagged', () => {
    const earnedFrom = (start: string) =>
      adjustment({ at: 3, on: '2026-04-30', amount: '9.00 EUR', earned: { start, end: '2026-04-10' } });
    const left = [hired, leaving({ at: 2, on: '2026-03-31' })];
    expect(doubts([...left, earnedFrom('2026-03-31')])).toEqual([]);
    expect(doubts([...left, earnedFrom('2026-04-01')])).toEqual([
      [
        'BONUS_AFTER_LEAVING',
        'an adjustment is earned from 2026-04-01 to 2026-04-10, the employment ended before 2026-04-01',
      ],
    ]);
  });

  it('earned before a transfer cost the department before it, those earned after it the other', () => {
    const moved = transfer({ at: 2, on: '2026-03-01', department: 'sales', to: 'labs' });
    const earned = (start: string, end: string) =>
      fold([
        hired,
        moved,
        adjustment({
          at: 3,
          on: '2026-03-31',
          department: 'labs',
          amount: '9.00 EUR',
          earned: { start, end },
        }),
      ]).adjustments[0]?.department;
    expect(earned('2026-02-28', '2026-02-28')).toBe('sales');
    expect(earned('2026-03-01', '2026-03-01')).toBe('labs');
  });

  it('before the hire are flagged as that, though the employment ended later', () => {
    const early = bonus({ at: 3, on: '2025-12-01', amount: '100.00 EUR' });
    expect(doubts([hired, leaving({ at: 2, on: '2026-03-31' }), early])).toEqual([
      ['BONUS_BEFORE_HIRE', 'a bonus is paid on 2025-12-01, employed from 2026-01-01'],
    ]);
  });
});

describe('earnings outside any employment', () => {
  it('after the leaving are paid as named and flagged', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01', department: 'sales' }),
      leaving({ at: 2, on: '2026-03-31', department: 'sales' }),
      bonus({ at: 3, on: '2026-03-31', department: 'sales', amount: '1.00 EUR' }),
      bonus({ at: 4, on: '2026-04-01', department: 'sales', amount: '1.00 EUR' }),
      scheduledBonus({ at: 5, on: '2026-05-01', department: 'sales', amount: '1.00 EUR' }),
      adjustment({ at: 6, on: '2026-04-30', department: 'sales', amount: '-1.00 EUR' }),
    ]);
    expect(timeline.anomalies).toEqual([
      {
        code: 'BONUS_AFTER_LEAVING',
        detail: 'a bonus is paid on 2026-04-01, the employment ended before 2026-04-01',
        updateId: 'update-0-4',
      },
      {
        code: 'BONUS_AFTER_LEAVING',
        detail: 'a bonus is scheduled from 2026-05-01, the employment ended before 2026-04-01',
        updateId: 'update-0-5',
      },
      {
        code: 'BONUS_AFTER_LEAVING',
        detail:
          'an adjustment is earned from 2026-04-30 to 2026-04-30, the employment ended before 2026-04-01',
        updateId: 'update-0-6',
      },
    ]);
    expect(timeline.bonuses).toHaveLength(2);
    expect(timeline.adjustments[0]?.department).toBe('sales');
  });

  it('an adjustment paid after the leaving for days before it is as it should be', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01' }),
      leaving({ at: 2, on: '2026-03-31' }),
      adjustment({
        at: 3,
        on: '2026-04-30',
        amount: '120.00 EUR',
        earned: { start: '2026-03-30', end: '2026-04-02' },
      }),
    ]);
    expect(timeline.anomalies).toEqual([]);
    expect(timeline.adjustments[0]).toMatchObject({ earned: { start: '2026-03-30', end: '2026-04-03' } });
  });

  it('an adjustment costs the department in which it was earned, not the one of its pay date', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01', department: 'sales' }),
      transfer({ at: 2, on: '2026-04-01', department: 'sales', to: 'labs' }),
      adjustment({
        at: 3,
        on: '2026-04-30',
        department: 'labs',
        amount: '120.00 EUR',
        earned: { start: '2026-03-30', end: '2026-03-31' },
      }),
    ]);
    expect(timeline.adjustments[0]?.department).toBe('sales');
  });
});
