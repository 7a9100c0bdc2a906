import { Controller, Get, Headers, Inject, Param, Query } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '#libs/auth';
import { departmentIdSchema, employeeIdSchema } from '#libs/contracts';
import { DepartmentDirectory } from '#libs/directory';
import {
  DepartmentPayReader,
  EmployeePayReader,
  PositionWatch,
  type Coordinate,
  type DepartmentPay,
  type EmployeePay,
} from '#libs/pay';
import { Problem, validate } from '#libs/platform';
import { departmentUnknown } from './departments.controller.js';
import { departmentPayQuery, employeePayQuery } from './parameters.js';
import { payReaders, requireMayReadPay } from './pay-scope.js';
import { preferredWaitSeconds } from './prefer-wait.js';
import { readQuery } from './read-query.js';

/** Computed pay, of one employee and of a department. */
@Controller('v1')
export class PayController {
  constructor(
    @Inject(EmployeePayReader) private readonly employees: EmployeePayReader,
    @Inject(DepartmentPayReader) private readonly departments: DepartmentPayReader,
    @Inject(DepartmentDirectory) private readonly directory: DepartmentDirectory,
    @Inject(PositionWatch) private readonly watch: PositionWatch,
  ) {}

  /** What an employee is paid in a period, line by line; with `after`, not before that record is in the books. */
  @Get('employees/:employee/pay')
  @Allow(...payReaders)
  async employeePay(
    @Param('employee') employee: unknown,
    @Query() query: unknown,
    @Headers('prefer') prefer: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<EmployeePay> {
    const employeeId = validate(employeeIdSchema, employee, 'ID_INVALID');
    const { period, after } = readQuery(employeePayQuery, query);
    if (after !== undefined) await this.requireApplied(after, preferredWaitSeconds(prefer));
    const pay = await this.employees.employeePay(employeeId, period);
    if (pay === undefined) {
      throw new Problem('EMPLOYEE_UNKNOWN', {
        detail: `The books have no entry of an employee ${employeeId}.`,
      });
    }
    requireMayReadPay(actor, new Set([pay.department, ...pay.lines.map((line) => line.department)]));
    return pay;
  }

  /** What a department pays in a period: totals over everybody, and one page of its employees. */
  @Get('departments/:department/pay')
  @Allow(...payReaders)
  async departmentPay(
    @Param('department') id: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<DepartmentPay> {
    const department = validate(departmentIdSchema, id, 'ID_INVALID');
    const { period, cursor, limit } = readQuery(departmentPayQuery, query);
    requireMayReadPay(actor, [department]);
    const pay = await this.departments.departmentPay({ department, period, afterEmployeeId: cursor, limit });
    // A foreign record may name a department that the directory does not have; what it pays must not be hidden.
    if (pay.employees === 0 && (await this.directory.find(department)) === undefined)
      throw departmentUnknown(department);
    return pay;
  }

  private async requireApplied(after: Coordinate, waitSeconds: number): Promise<void> {
    if (await this.watch.reached(after, waitSeconds * 1_000)) return;
    throw new Problem('NOT_YET_APPLIED', {
      detail: `Offset ${after.offset} of partition ${after.partition} is not in the books yet, after ${waitSeconds} s.`,
      headers: { 'retry-after': '1' },
    });
  }
}
