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

  /** The salary in force rises by a percentage or an amount. */
  @Post(':employee/raises')
  @HttpCode(202)
  @Allow('hr')
  raise(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('salary.raised', submission);
  }

  /** From a date on the employee works in another department. */
  @Post(':employee/transfers')
  @HttpCode(202)
  @Allow('hr')
  transfer(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('employment.transferred', submission);
  }

  /** The employee leaves; the last day is still paid. */
  @Post(':employee/leavings')
  @HttpCode(202)
  @Allow('hr')
  leave(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('employment.ended', submission);
  }

  /** Takes an update of Human Resources back, as if it had never been. */
  @Post(':employee/updates/:update/reversal')
  @HttpCode(202)
  @Allow('hr')
  reverse(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('update.reversed', submission);
  }
}
