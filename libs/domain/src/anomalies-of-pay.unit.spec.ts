// Planted, each seen failing here: doubts of facts shown in every period, entries that made no fact
// left out, what is held shown before its date.
import { payIn } from '../../../test/support/timeline-pay.js';
import { bonusOf, employment, scheduledOf, timelineOf } from '../../../test/support/timelines.js';

const hired = [employment('2026-01-01')];
const codes = ({ anomalies }: ReturnType<typeof payIn>) => anomalies.map(({ code }) => code);

describe('anomalies', () => {
  const doubt = (code: 'DEPARTMENT_DIFFERS' | 'EMPLOYMENT_IMPLIED') => ({ code, detail: code });

  it('of a fact are shown in the periods that it pays, of an entry that made none in all of them', () => {
    const orphan = doubt('DEPARTMENT_DIFFERS');
    const ofBonus = doubt('EMPLOYMENT_IMPLIED');
    const bonus = { ...bonusOf('2026-10-10', '1.00 EUR'), anomalies: [ofBonus] };
    const timeline = timelineOf({ bonuses: [bonus], anomalies: [ofBonus, orphan] });
    expect(codes(payIn(timeline, '2026-10'))).toEqual(['EMPLOYMENT_IMPLIED', 'DEPARTMENT_DIFFERS']);
    expect(codes(payIn(timeline, '2026-11'))).toEqual(['DEPARTMENT_DIFFERS']);
  });

  it('of a scheduled bonus are shown once, however often it is paid in the period', () => {
    const bonus = { ...scheduledOf('2026-11-01', '1.00 EUR'), anomalies: [doubt('DEPARTMENT_DIFFERS')] };
    const timeline = timelineOf({
      employments: hired,
      scheduledBonuses: [bonus],
      anomalies: bonus.anomalies,
    });
    expect(codes(payIn(timeline))).toEqual(['SALARY_MISSING', 'DEPARTMENT_DIFFERS']);
    expect(codes(payIn(timeline, '2026-10'))).toEqual(['SALARY_MISSING']);
  });

  it('what is held is shown from the period of its effective date on', () => {
    const held = {
      updateId: 'update-1',
      why: 'OVER_THRESHOLD',
      detail: 'a raise of 30 %',
      department: 'sales',
      type: 'salary.raised',
      effectiveDate: '2026-11-30',
    } as const;
    const timeline = timelineOf({ held: [held] });
    expect(payIn(timeline).anomalies).toEqual([
      { code: 'HELD', detail: 'a raise of 30 %', updateId: 'update-1' },
    ]);
    expect(payIn(timeline, '2026-12').anomalies).toHaveLength(1);
    expect(payIn(timeline, '2026-10').anomalies).toEqual([]);
    const next = timelineOf({ held: [{ ...held, effectiveDate: '2026-12-01' }] });
    expect(payIn(next).anomalies).toEqual([]);
    expect(payIn(next, '2026-12').anomalies).toHaveLength(1);
  });
});
