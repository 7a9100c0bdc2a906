import { Controller, HttpCode, Inject, Post, UseInterceptors } from '@nestjs/common';
import { Allow } from '#libs/auth';
import { AcceptedAnswer, Intake, Submitted, type Accepted, type Submission } from '#libs/intake';

/** The updates of an employee's pay that Finance owns. */
@Controller('v1/departments/:department/employees/:employee')
@UseInterceptors(AcceptedAnswer)
export class EarningsController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  /** A one-time bonus, paid in the period that holds its pay date. */
  @Post('bonuses')
  @HttpCode(202)
  @Allow('finance')
  grantBonus(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('bonus.granted', submission);
  }

  /** A bonus that comes again, from a date on. */
  @Post('scheduled-bonuses')
  @HttpCode(202)
  @Allow('finance')
  scheduleBonus(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('bonus.scheduled', submission);
  }

  /** A scheduled bonus ends early. */
  @Post('scheduled-bonuses/:update/stop')
  @HttpCode(202)
  @Allow('finance')
  stopBonus(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('bonus.stopped', submission);
  }

  /** A signed amount beside the salary: overtime, unpaid leave, a deduction. */
  @Post('adjustments')
  @HttpCode(202)
  @Allow('finance')
  adjust(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('earning.adjusted', submission);
  }

  /** Takes an update of Finance back, as if it had never been. */
  @Post('updates/:update/reversal')
  @HttpCode(202)
  @Allow('finance')
  reverse(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('update.reversed', submission);
  }
}
