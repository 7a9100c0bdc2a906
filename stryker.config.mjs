/**
 * Mutation testing of the payroll rules (`npm run mutation`); what survives, and why: docs/MUTATION.md.
 * Narrow it while working on one file: `npm run mutation -- --mutate libs/domain/src/money.ts`.
 */
export default {
  mutate: ['libs/domain/src/**/*.ts', '!libs/domain/src/**/*.spec.ts', '!libs/domain/src/index.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    projectType: 'custom',
    configFile: 'jest.mutation.config.mjs',
    // Looks up CommonJS requires alone: with ES modules it would find no spec for any file.
    enableFindRelatedTests: false,
  },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 15_000,
  timeoutFactor: 4,
  // Relative to the sandbox, which needs the rooms' sources and the tests' builders alone.
  ignorePatterns: ['**', '!libs/**', '!test/support/**', '!test/mutation/**', '!*.json', '!*.mjs', '!.swcrc'],
  tempDirName: '.cache/stryker',
  incremental: true,
  incrementalFile: '.cache/stryker-incremental.json',
  reporters: ['progress', 'clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
