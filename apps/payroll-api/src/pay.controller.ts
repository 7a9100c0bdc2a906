import { Controller, Get, Headers, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '#libs/auth';
import { departmentIdSchema, employeeIdSchema } from '#libs/contracts';
import { DepartmentDirectory } from '#libs/directory';
import {
  DepartmentPayReader,
  EmployeePayReader,
  type DepartmentPay,
  type EmployeePay,
  departmentsBehind,
  payReaders,
  requireMayReadPay,
} from '#libs/pay';
import { validate, readQuery } from '#libs/platform';
import { departmentUnknown } from './departments.controller.js';
import { employeeUnknown } from './employee-unknown.js';
import { EtagInterceptor } from './etag.interceptor.js';
import { KnownBasis } from './known-basis.js';
import { departmentPayQuery, payQuery, periodAskedOf } from './parameters.js';

/** Computed pay, of one employee and of a department, now or as far as it was known. */
@Controller('v1')
@UseInterceptors(EtagInterceptor)
export class PayController {
  constructor(
    @Inject(EmployeePayReader) private readonly employees: EmployeePayReader,
    @Inject(DepartmentPayReader) private readonly departments: DepartmentPayReader,
    @Inject(DepartmentDirectory) private readonly directory: DepartmentDirectory,
    @Inject(KnownBasis) private readonly basis: KnownBasis,
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
    const asked = readQuery(payQuery, query);
    const period = periodAskedOf(asked);
    const pay = await this.employees.employeePay(employeeId, period, await this.basis.of(asked, prefer));
    if (pay === undefined) throw employeeUnknown(employeeId);
    requireMayReadPay(actor, departmentsBehind(pay));
    return pay;
  }

  /** What a department pays in a period: totals over everybody, and one page of its employees. */
  @Get('departments/:department/pay')
  @Allow(...payReaders)
  async departmentPay(
    @Param('department') id: unknown,
    @Query() query: unknown,
    @Headers('prefer') prefer: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<DepartmentPay> {
    const department = validate(departmentIdSchema, id, 'ID_INVALID');
    const { cursor, limit, ...asked } = readQuery(departmentPayQuery, query);
    const period = periodAskedOf(asked);
    requireMayReadPay(actor, [department]);
    const basis = await this.basis.of(asked, prefer);
    const pay = await this.departments.departmentPay({
      department,
      period,
      afterEmployeeId: cursor,
      limit,
      ...basis,
    });
    // A foreign record may name a department that the directory does not have; what it pays must not be hidden.
    if (pay.employees === 0 && (await this.directory.find(department)) === undefined)
      throw departmentUnknown(department);
    return pay;
  }
}
