import { countReport, type JestReport } from './jest-report.js';

function reportOf(suite: Partial<JestReport['testResults'][number]>): JestReport {
  return {
    testResults: [
      { name: '/repo/libs/a.unit.spec.ts', status: 'passed', message: '', assertionResults: [], ...suite },
    ],
  };
}

describe('the count of a jest report', () => {
  it('takes passed tests as passed and names the failed ones with their file', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'pays once' },
      { status: 'failed', fullName: 'pays at all' },
    ];
    const outcome = countReport(reportOf({ status: 'failed', assertionResults }), '/repo');
    expect(outcome).toEqual({ passed: 1, failures: ['libs/a.unit.spec.ts: pays at all'] });
  });

  it('takes a test that did not run as failed', () => {
    const assertionResults = [{ status: 'pending', fullName: 'pays later' }];
    expect(countReport(reportOf({ assertionResults }), '/repo').failures).toEqual([
      'libs/a.unit.spec.ts: pays later (pending)',
    ]);
  });

  it('takes a suite that cannot be loaded as one failure, with the reason', () => {
    const message = '  ● Test suite failed to run\n\n    Cannot find module x\n';
    const outcome = countReport(reportOf({ status: 'failed', message }), '/repo');
    expect(outcome).toEqual({ passed: 0, failures: ['libs/a.unit.spec.ts: Cannot find module x'] });
  });
});
