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

/** The updates of an employee's pay that Finance owns. */
@Controller('v1/departments/:department/employees/:employee')
@UseInterceptors(AcceptedAnswer)
export class EarningsController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  /** A one-time bonus, paid in the period that holds its pay date. */
  @Post('bonuses')
  @HttpCode(202)
  @Allow('finance')
  @DescribeSubmission('bonus.granted', {
    id: 'grantBonus',
    summary: 'A one-time bonus, paid in the period that holds its pay date',
    examples: {
      amount: { amount: { amount: '250.00', currency: 'EUR' }, payDate: '2026-11-30', code: 'SPOT' },
      percent: { percent: '10', of: 'annualSalary', payDate: '2026-11-30' },
    },
  })
  grantBonus(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('bonus.granted', submission);
  }

  /** A bonus that comes again, from a date on. */
  @Post('scheduled-bonuses')
  @HttpCode(202)
  @Allow('finance')
  @DescribeSubmission('bonus.scheduled', {
    id: 'scheduleBonus',
    summary: 'A bonus that comes again, from a date on',
    examples: {
      monthly: {
        amount: { amount: '100.00', currency: 'EUR' },
        startDate: '2026-11-01',
        every: 'month',
        code: 'ON_CALL',
      },
    },
  })
  scheduleBonus(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('bonus.scheduled', submission);
  }

  /** A scheduled bonus ends early. */
  @Post('scheduled-bonuses/:update/stop')
  @HttpCode(202)
  @Allow('finance')
  @DescribeSubmission('bonus.stopped', {
    id: 'stopBonus',
    summary: 'A scheduled bonus ends early',
    examples: { stop: { lastDate: '2027-03-31' } },
  })
  stopBonus(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('bonus.stopped', submission);
  }

  /** A signed amount beside the salary: overtime, unpaid leave, a deduction. */
  @Post('adjustments')
  @HttpCode(202)
  @Allow('finance')
  @DescribeSubmission('earning.adjusted', {
    id: 'adjustEarning',
    summary: 'A signed amount beside the salary: overtime, unpaid leave, a deduction',
    examples: {
      overtime: {
        amount: { amount: '180.00', currency: 'EUR' },
        code: 'OVERTIME',
        earned: { start: '2026-11-02', end: '2026-11-06' },
        payDate: '2026-11-30',
      },
      unpaidLeave: {
        amount: { amount: '-320.00', currency: 'EUR' },
        code: 'UNPAID',
        earned: { start: '2026-11-09', end: '2026-11-10' },
        payDate: '2026-11-30',
      },
    },
  })
  adjust(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('earning.adjusted', submission);
  }

  /** Takes an update of Finance back, as if it had never been. */
  @Post('updates/:update/reversal')
  @HttpCode(202)
  @Allow('finance')
  @DescribeSubmission('update.reversed', {
    id: 'reverseUpdate',
    summary: 'Takes an update of Finance back, as if it had never been',
    examples: { reversal: { reason: 'Entered for the wrong person' } },
  })
  reverse(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('update.reversed', submission);
  }
}
