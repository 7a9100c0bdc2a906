import type { ServiceApi } from '#libs/api';
import { DecisionsController } from '#libs/intake';
import { EmployeesController } from './employees.controller.js';
import { ImportsController } from './imports.controller.js';

/** What hr-service says about itself; its document is made of it. */
export const api: ServiceApi = {
  name: 'hr-service',
  title: 'Wageledger: hr-service',
  description:
    'Hires, salaries, raises, transfers and leavings. Every submission is answered once every in-sync replica of the log has it, and counts once however often its Idempotency-Key is sent again. Money is a string, dates are plain dates.',
  controllers: [EmployeesController, DecisionsController, ImportsController],
  codes: [],
};
