import { readFileSync } from 'node:fs';

// The compiler options of the build, without its `exclude` (which keeps specs out of dist).
const {
  exclude: _specs,
  $schema: _schema,
  ...compiler
} = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

const swc = { ...compiler, swcrc: false, sourceMaps: 'inline' };

const shared = {
  testEnvironment: 'node',
  // `#libs/*` resolves to TypeScript sources, so that tests never run against an old build.
  testEnvironmentOptions: { customExportConditions: ['development', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  roots: ['<rootDir>/apps', '<rootDir>/bench', '<rootDir>/libs', '<rootDir>/migrations', '<rootDir>/test'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.data/'],
};

export default {
  maxWorkers: 2,
  // jest takes this for the whole run only. An end-to-end test starts every process of the product.
  testTimeout: process.argv.includes('e2e') ? 180_000 : 30_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/**/*.unit.spec.ts'] },
    { ...shared, displayName: 'int', testMatch: ['<rootDir>/**/*.int.spec.ts'] },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/**/*.e2e.spec.ts'] },
  ],
};
