import { Controller, HttpCode, Inject, Post, UseInterceptors } from '@nestjs/common';
import { Allow } from '#libs/auth';
import { AcceptedAnswer } from './accepted-answer.js';
import type { Accepted } from './accepted.js';
import { DescribeSubmission } from './describe-submission.js';
import { Intake } from './intake.js';
import { Submitted, type Submission } from './submission.js';

/** What approvers decide on updates that wait; the same at both department services, each for its own types. */
@Controller('v1/departments/:department/employees/:employee/updates/:update')
@UseInterceptors(AcceptedAnswer)
export class DecisionsController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  /** Lets a held update count. */
  @Post('approval')
  @HttpCode(202)
  @Allow('approver')
  @DescribeSubmission('update.approved', {
    id: 'approveUpdate',
    summary: 'Lets a held update count',
    description: 'The author of an update never decides on it. The body may be left out.',
    examples: { approval: { reason: 'Agreed with the works council' } },
  })
  approve(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('update.approved', submission);
  }

  /** Refuses a held update. */
  @Post('decline')
  @HttpCode(202)
  @Allow('approver')
  @DescribeSubmission('update.declined', {
    id: 'declineUpdate',
    summary: 'Refuses a held update',
    description: 'The author of an update never decides on it.',
    examples: { decline: { reason: 'Not in the budget' } },
  })
  decline(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('update.declined', submission);
  }
}
