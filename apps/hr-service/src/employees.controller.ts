import { Controller, HttpCode, Inject, Post, UseInterceptors } from '@nestjs/common';
import { Allow } from '#libs/auth';
import { AcceptedAnswer, Intake, Submitted, type Accepted, type Submission } from '#libs/intake';

/** The updates that Human Resources owns. */
@Controller('v1/departments/:department/employees')
@UseInterceptors(AcceptedAnswer)
export class EmployeesController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  /** Somebody starts to work in the department. */
  @Post()
  @HttpCode(202)
  @Allow('hr')
  hire(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('employment.started', submission);
  }

  /** A salary that holds from its effective date on. */
  @Post(':employee/salary')
  @HttpCode(202)
  @Allow('hr')
  setSalary(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('salary.set', submission);
  }
}
