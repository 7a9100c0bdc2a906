import { Controller, Get, Headers, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '#libs/auth';
import {
  answerHeaders,
  answers,
  departmentIdSchema,
  employeeIdSchema,
  requestHeaders,
} from '#libs/contracts';
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
import { Describe, readQuery, validate } from '#libs/platform';
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
  @Describe({
    id: 'readEmployeePay',
    summary: 'What an employee is paid in a period, line by line',
    description:
      "A clerk's scope must hold every department of the answer. With `after`, the answer waits until that record is in the books.",
    path: { employee: employeeIdSchema },
    query: payQuery,
    headers: [requestHeaders.prefer, requestHeaders.ifNoneMatch],
    answers: {
      200: { is: 'The pay.', schema: answers.employeePay, headers: [answerHeaders.etag] },
      304: { is: 'As the client has it.', headers: [answerHeaders.etag] },
    },
    codes: ['EMPLOYEE_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE', 'NOT_YET_APPLIED'],
  })
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
  @Describe({
    id: 'readDepartmentPay',
    summary: 'What a department pays in a period: totals over everybody, and a page of its employees',
    path: { department: departmentIdSchema },
    query: departmentPayQuery,
    headers: [requestHeaders.prefer, requestHeaders.ifNoneMatch],
    answers: {
      200: { is: 'Totals and a page.', schema: answers.departmentPay, headers: [answerHeaders.etag] },
      304: { is: 'As the client has it.', headers: [answerHeaders.etag] },
    },
    codes: ['DEPARTMENT_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE', 'NOT_YET_APPLIED'],
  })
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
