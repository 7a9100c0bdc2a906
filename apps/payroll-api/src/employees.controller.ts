import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Put,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { Allow, ALL_DEPARTMENTS, CurrentActor, isInScope, requireInScope, type Actor } from '#libs/auth';
import { answerHeaders, answers, employeeIdSchema, profileBody, requestHeaders } from '#libs/contracts';
import {
  EmployeeProfiles,
  EmployeeReader,
  EmployeeSearch,
  type EmployeeOnDate,
  type EmployeePage,
  isCompanyWide,
  payReaders,
  requireMayReadPay,
} from '#libs/pay';
import { Describe, readQuery, validate } from '#libs/platform';
import { employeeUnknown } from './employee-unknown.js';
import { EtagInterceptor } from './etag.interceptor.js';
import { KnownBasis } from './known-basis.js';
import { employeeQuery, employeesQuery, noParameters } from './parameters.js';
import { Today } from './today.js';

/** Who works here: search, how somebody stands on a date, and names. */
@Controller('v1/employees')
export class EmployeesController {
  constructor(
    @Inject(EmployeeReader) private readonly employees: EmployeeReader,
    @Inject(EmployeeSearch) private readonly search: EmployeeSearch,
    @Inject(EmployeeProfiles) private readonly profiles: EmployeeProfiles,
    @Inject(KnownBasis) private readonly basis: KnownBasis,
    @Inject(Today) private readonly today: Today,
  ) {}

  /** People by part of id or name, department and status today; a clerk finds those of the departments in scope. */
  @Get()
  @Allow(...payReaders)
  @Describe({
    id: 'findEmployees',
    summary: 'People by part of id or name, department and status today',
    description:
      'A clerk finds people of the departments in scope. A page may be short although `next` says that more follow.',
    query: employeesQuery,
    answers: { 200: { is: 'A page.', schema: answers.employees } },
    codes: ['DEPARTMENT_OUT_OF_SCOPE'],
  })
  find(@Query() query: unknown, @CurrentActor() actor: Actor): Promise<EmployeePage> {
    const { cursor: after, ...asked } = readQuery(employeesQuery, query);
    if (asked.department !== undefined) requireMayReadPay(actor, [asked.department]);
    const mayShow = (department: string | undefined) =>
      isCompanyWide(actor) || isInScope(actor, department ?? ALL_DEPARTMENTS);
    return this.search.find({ ...asked, after, today: this.today.date(), mayShow });
  }

  /** How somebody stands on a date, today unless told. */
  @Get(':employee')
  @Allow(...payReaders)
  @Describe({
    id: 'readEmployee',
    summary: 'How somebody stands on a date, today unless told',
    path: { employee: employeeIdSchema },
    query: employeeQuery,
    headers: [requestHeaders.ifNoneMatch],
    answers: {
      200: { is: 'How they stand.', schema: answers.employeeOnDate, headers: [answerHeaders.etag] },
      304: { is: 'As the client has it.', headers: [answerHeaders.etag] },
    },
    codes: ['EMPLOYEE_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE'],
  })
  @UseInterceptors(EtagInterceptor)
  async onDate(
    @Param('employee') employee: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<EmployeeOnDate> {
    const employeeId = validate(employeeIdSchema, employee, 'ID_INVALID');
    const { effective_on: date = this.today.date(), ...asked } = readQuery(employeeQuery, query);
    const found = await this.employees.onDate(employeeId, date, await this.basis.of(asked));
    if (found === undefined) throw employeeUnknown(employeeId);
    requireMayReadPay(actor, found.departments);
    return found.answer;
  }

  /** Gives somebody a name. Names are no part of the books: they may come before the first entry, and be erased. */
  @Put(':employee/profile')
  @HttpCode(200)
  @Allow('hr', 'payroll')
  @Describe({
    id: 'putProfile',
    summary: 'Gives somebody a name',
    description: 'Names are no part of the books: they may come before the first update, and be erased.',
    path: { employee: employeeIdSchema },
    body: {
      content: { 'application/json': profileBody },
      examples: { name: { name: 'Ada Lovelace' } },
    },
    answers: { 200: { is: 'The name given.', schema: answers.profile } },
    codes: ['EMPLOYEE_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE'],
  })
  async putProfile(
    @Param('employee') employee: unknown,
    @Body() body: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<{ employeeId: string; name: string }> {
    readQuery(noParameters, query);
    const employeeId = validate(employeeIdSchema, employee, 'ID_INVALID');
    const { name } = validate(profileBody, body);
    await this.requireMayName(actor, employeeId);
    await this.profiles.put(employeeId, name);
    return { employeeId, name };
  }

  /** Erases a name; 204 also where there was none. */
  @Delete(':employee/profile')
  @HttpCode(204)
  @Allow('hr', 'payroll')
  @Describe({
    id: 'eraseProfile',
    summary: 'Erases a name, also where there is none',
    path: { employee: employeeIdSchema },
    answers: { 204: { is: 'There is no name any more.' } },
    codes: ['EMPLOYEE_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE'],
  })
  async eraseProfile(
    @Param('employee') employee: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    readQuery(noParameters, query);
    const employeeId = validate(employeeIdSchema, employee, 'ID_INVALID');
    await this.requireMayName(actor, employeeId);
    await this.profiles.erase(employeeId);
  }

  /** A clerk names the people of the departments in scope; somebody without any yet, only who works for all of them. */
  private async requireMayName(actor: Actor, employeeId: string): Promise<void> {
    if (actor.roles.includes('payroll')) return;
    const found = await this.employees.onDate(employeeId, this.today.date(), {});
    if (found === undefined && !isInScope(actor, ALL_DEPARTMENTS)) throw employeeUnknown(employeeId);
    for (const department of found?.departments ?? []) requireInScope(actor, department);
  }
}
