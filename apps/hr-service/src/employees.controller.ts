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

/** The updates that Human Resources owns. */
@Controller('v1/departments/:department/employees')
@UseInterceptors(AcceptedAnswer)
export class EmployeesController {
  constructor(@Inject(Intake) private readonly intake: Intake) {}

  /** Somebody starts to work in the department. */
  @Post()
  @HttpCode(202)
  @Allow('hr')
  @DescribeSubmission('employment.started', {
    id: 'hire',
    summary: 'Somebody starts to work in the department',
    examples: { hire: { employeeId: 'E-1001', effectiveDate: '2026-11-16', paySchedule: 'monthly' } },
  })
  hire(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('employment.started', submission);
  }

  /** A salary that holds from its effective date on. */
  @Post(':employee/salary')
  @HttpCode(202)
  @Allow('hr')
  @DescribeSubmission('salary.set', {
    id: 'setSalary',
    summary: 'A salary that holds from its effective date on',
    examples: {
      yearly: { amount: { amount: '60000.00', currency: 'EUR' }, per: 'year', effectiveDate: '2026-11-16' },
      hourly: {
        amount: { amount: '28.50', currency: 'EUR' },
        per: 'hour',
        hoursPerWeek: '37.5',
        effectiveDate: '2026-11-16',
      },
    },
  })
  setSalary(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('salary.set', submission);
  }

  /** The salary in force rises by a percentage or an amount. */
  @Post(':employee/raises')
  @HttpCode(202)
  @Allow('hr')
  @DescribeSubmission('salary.raised', {
    id: 'raiseSalary',
    summary: 'The salary in force rises by a percentage or an amount',
    examples: {
      percent: { percent: '3.5', effectiveDate: '2027-01-01', reason: 'Annual review' },
      amount: { amount: { amount: '2000.00', currency: 'EUR' }, effectiveDate: '2027-01-01' },
    },
  })
  raise(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('salary.raised', submission);
  }

  /** From a date on the employee works in another department. */
  @Post(':employee/transfers')
  @HttpCode(202)
  @Allow('hr')
  @DescribeSubmission('employment.transferred', {
    id: 'transferEmployee',
    summary: 'From a date on the employee works in another department',
    description: 'The department of the URL is the one before.',
    examples: { transfer: { effectiveDate: '2027-01-01', toDepartment: 'research' } },
  })
  transfer(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('employment.transferred', submission);
  }

  /** The employee leaves; the last day is still paid. */
  @Post(':employee/leavings')
  @HttpCode(202)
  @Allow('hr')
  @DescribeSubmission('employment.ended', {
    id: 'endEmployment',
    summary: 'The employee leaves; the last day is still paid',
    examples: { leaving: { lastDay: '2027-03-31', reason: 'Retires' } },
  })
  leave(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('employment.ended', submission);
  }

  /** Takes an update of Human Resources back, as if it had never been. */
  @Post(':employee/updates/:update/reversal')
  @HttpCode(202)
  @Allow('hr')
  @DescribeSubmission('update.reversed', {
    id: 'reverseUpdate',
    summary: 'Takes an update of Human Resources back, as if it had never been',
    examples: { reversal: { reason: 'Entered for the wrong person' } },
  })
  reverse(@Submitted() submission: Submission): Promise<Accepted> {
    return this.intake.submit('update.reversed', submission);
  }
}
