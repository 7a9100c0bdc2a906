import { Controller, HttpCode, Inject, Post, UseInterceptors } from '@nestjs/common';
import { Allow } from '#libs/auth';
import { AcceptedAnswer, Intake, Submitted, type Accepted, type Submission } from '#libs/intake';

/** The updates that Finance owns. */
@Controller('v1/departments/:department/employees/:employee')
@UseInterceptors(AcceptedAnswer)
export class BonusesController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  /** A one-time bonus, paid in the period that holds its pay date. */
  @Post('bonuses')
  @HttpCode(202)
  @Allow('finance')
  grantBonus(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('bonus.granted', submission);
  }
}
