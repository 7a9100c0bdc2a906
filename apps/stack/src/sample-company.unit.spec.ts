import { sampleCompany } from './sample-company.js';

describe('the sample company', () => {
  const company = sampleCompany('2026-11');

  it('has 60 people in 4 departments, a hire and a salary for each', () => {
    expect([company.people, company.departments.length]).toEqual([60, 4]);
    expect(company.updates.filter(({ path }) => path === 'employees')).toHaveLength(60);
    expect(company.updates.filter(({ key }) => key.endsWith('-salary'))).toHaveLength(60);
    expect(company.updates.filter(({ service }) => service === 'finance').length).toBeGreaterThan(5);
  });

  // Planted: with a key per department instead of per person the second bonus was a conflict.
  it('uses every key once, and the same keys and bodies every time', () => {
    expect(new Set(company.updates.map(({ key }) => key)).size).toBe(company.updates.length);
    expect(sampleCompany('2026-11')).toEqual(company);
  });

  it('lets some people join in the middle of the month, also in February', () => {
    const joined = (month: string): unknown[] =>
      sampleCompany(month)
        .updates.map(({ body }) => body['effectiveDate'])
        .filter((date) => typeof date === 'string' && date > `${month}-01`);
    expect(joined('2026-11').length).toBeGreaterThan(4);
    for (const date of joined('2027-02'))
      expect(new Date(`${String(date)}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
  });
});
