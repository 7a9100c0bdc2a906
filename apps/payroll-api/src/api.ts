import type { ServiceApi } from '#libs/api';
import { ChangesController } from './changes.controller.js';
import { DepartmentsController } from './departments.controller.js';
import { EmployeesController } from './employees.controller.js';
import { HeldUpdatesController } from './held-updates.controller.js';
import { HistoryController } from './history.controller.js';
import { PartitionsController } from './partitions.controller.js';
import { PayRunsController } from './pay-runs.controller.js';
import { PayController } from './pay.controller.js';
import { RejectedDecisionsController } from './rejected-decisions.controller.js';
import { RejectedRecordsController } from './rejected-records.controller.js';
import { RulesController } from './rules.controller.js';
import { TotalsController } from './totals.controller.js';
import { UpdatesController } from './updates.controller.js';

/** What payroll-api says about itself; its document is made of it. */
export const api: ServiceApi = {
  name: 'payroll-api',
  title: 'Wageledger: payroll-api',
  description:
    'What the books say: pay with its sources, totals, history, updates; pay runs, policies and thresholds; what operators see and decide. A parameter that a URL does not know is refused by name. Money is a string, dates are plain dates, both ends inclusive.',
  controllers: [
    DepartmentsController,
    PayController,
    TotalsController,
    EmployeesController,
    HistoryController,
    HeldUpdatesController,
    UpdatesController,
    ChangesController,
    RejectedRecordsController,
    RejectedDecisionsController,
    PartitionsController,
    PayRunsController,
    RulesController,
  ],
  codes: ['BOOKS_UNAVAILABLE'],
};
