import { plainDateIn } from './plain-date-in.js';

describe('the plain date of an instant', () => {
  it('is the date in the configured time zone, not in UTC', () => {
    const lastMinutesOfNovember = new Date('2026-11-30T23:30:00Z');
    expect(plainDateIn('UTC', lastMinutesOfNovember)).toBe('2026-11-30');
    expect(plainDateIn('Europe/Berlin', lastMinutesOfNovember)).toBe('2026-12-01');
    expect(plainDateIn('America/Chicago', new Date('2026-12-01T05:59:59Z'))).toBe('2026-11-30');
  });
});
