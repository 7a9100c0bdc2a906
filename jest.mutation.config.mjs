import config from './jest.config.mjs';

// The unit project with one test file of its own, which brings in the specs to run: see there.
const unit = config.projects.find(({ displayName }) => displayName === 'unit');

export default {
  ...unit,
  roots: ['<rootDir>/libs/domain', '<rootDir>/test'],
  testMatch: ['<rootDir>/test/mutation/domain-examples.ts'],
};
