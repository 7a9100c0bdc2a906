import { Controller, HttpCode, Inject, Post, UseInterceptors } from '@nestjs/common';
import { Allow } from '#libs/auth';
import {
  AcceptedAnswer,
  DescribeSubmission,
  Intake,
  Submitted,
  type Accepted,
  type Submission,
} from '#libs/intake';

/** What departments may spend. */
@Controller('v1/departments/:department/budgets')
@UseInterceptors(AcceptedAnswer)
export class BudgetsController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  /** The budget of a period; the latest one of a period holds. */
  @Post()
  @HttpCode(202)
  @Allow('finance')
  @DescribeSubmission('budget.set', {
    id: 'setBudget',
    summary: 'The budget of a period; the latest one of a period holds',
    examples: {
      quarter: {
        amount: { amount: '450000.00', currency: 'EUR' },
        period: { start: '2026-10-01', end: '2026-12-31' },
      },
    },
  })
  setBudget(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('budget.set', submission);
  }
}
