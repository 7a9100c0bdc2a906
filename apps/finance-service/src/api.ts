import type { ServiceApi } from '#libs/api';
import { DecisionsController } from '#libs/intake';
import { BudgetsController } from './budgets.controller.js';
import { EarningsController } from './earnings.controller.js';
import { ImportsController } from './imports.controller.js';

/** What finance-service says about itself; its document is made of it. */
export const api: ServiceApi = {
  name: 'finance-service',
  title: 'Wageledger: finance-service',
  description:
    'Bonuses, adjustments and budgets. Every submission is answered once every in-sync replica of the log has it, and counts once however often its Idempotency-Key is sent again. Money is a string, dates are plain dates.',
  controllers: [EarningsController, BudgetsController, DecisionsController, ImportsController],
  codes: [],
};
