import type { Outcome } from './outcome.js';

type AssertionResult = { status: string; fullName: string };
type SuiteResult = { name: string; status: string; message: string; assertionResults: AssertionResult[] };
export type JestReport = { testResults: SuiteResult[] };

/** Counts a report of `jest --json`; `root` is cut off the paths of files. */
export function countReport({ testResults }: JestReport, root: string): Outcome {
  const outcome: Outcome = { passed: 0, failures: [] };
  for (const suite of testResults) {
    const file = suite.name.replace(`${root}/`, '');
    for (const { status, fullName } of suite.assertionResults) {
      if (status === 'passed') outcome.passed += 1;
      // Skipped counts as failed: a test that does not run guards nothing.
      else outcome.failures.push(`${file}: ${fullName}${status === 'failed' ? '' : ` (${status})`}`);
    }
    // A suite that could not be loaded, or fell in afterAll, has no failing test of its own.
    if (suite.status === 'failed' && suite.assertionResults.every(({ status }) => status === 'passed')) {
      outcome.failures.push(`${file}: ${firstLineOf(suite.message)}`);
    }
  }
  return outcome;
}

function firstLineOf(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !line.startsWith('●')) ?? 'could not run';
}
