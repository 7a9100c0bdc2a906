/**
 * Mutation testing of the payroll rules (`npm run mutation`); what survives, and why: docs/MUTATION.md.
 * Narrow it while working on one file: `npm run mutation -- --mutate libs/domain/src/money.ts`.
 */
export default {
  mutate: ['libs/domain/src/**/*.ts', '!libs/domain/src/**/*.spec.ts', '!libs/domain/src/index.ts'],
  testRunner: 'examples',
  plugins: ['./test/mutation/example-runner.mjs'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 15_000,
  timeoutFactor: 4,
  // Relative to the sandbox, which needs the rooms' sources and the tests alone.
  ignorePatterns: ['**', '!libs/**', '!test/**', '!*.json', '!*.mjs', '!.swcrc'],
  tempDirName: '.cache/mutation',
  reporters: ['progress', 'clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation-of-the-rules.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
