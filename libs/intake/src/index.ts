export { AcceptedAnswer } from './accepted-answer.js';
export type { Accepted } from './accepted.js';
export { DecisionsController } from './decisions.controller.js';
export { intakeConfigSchema, type IntakeConfig } from './intake-config.js';
export { IntakeModule } from './intake-module.js';
export type { IntakeOptions } from './intake-options.js';
export { Intake } from './intake.js';
export { Submitted, type Submission } from './submission.js';
export { UPDATE_OUTCOMES, type UpdateOutcomes } from './update-outcomes.js';
