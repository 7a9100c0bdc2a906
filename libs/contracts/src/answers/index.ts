export { importLine, importReport, imports } from './import-answers.js';
export * from './intake-answers.js';
export * from './operator-answers.js';
export * from './pay-answers.js';
export * from './people-answers.js';
export { problem } from './problem-answer.js';
export { policyVersion, policyVersions, thresholdVersion, thresholdVersions } from './rule-answers.js';
