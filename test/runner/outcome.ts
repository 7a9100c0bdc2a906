/** What one check or one jest project came to; `failures` are titles for the summary. */
export type Outcome = { passed: number; failures: string[] };

export const passedOnce: Outcome = { passed: 1, failures: [] };

export function failedOnce(title: string): Outcome {
  return { passed: 0, failures: [title] };
}

/** The failing titles, then, last and alone on a line, the sums over all runners. */
export function summaryOf(outcomes: readonly Outcome[]): { text: string; exitCode: 0 | 1 } {
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const titles =
    failures.length === 0 ? '' : `\nFailed:\n${failures.map((title) => `  - ${title}`).join('\n')}\n`;
  // Zero tests is a failure: a runner that found nothing to run must not look like one that found nothing wrong.
  const exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
  return { text: `${titles}\n${passed} passed, ${failures.length} failed\n`, exitCode };
}
