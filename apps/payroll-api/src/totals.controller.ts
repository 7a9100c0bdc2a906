import { Controller, Get, Headers, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { Allow, ALL_DEPARTMENTS, CurrentActor, type Actor } from '#libs/auth';
import { answerHeaders, answers, departmentIdSchema, requestHeaders } from '#libs/contracts';
import { DepartmentDirectory } from '#libs/directory';
import {
  AccrualReader,
  CompanyTotalsReader,
  DepartmentPayReader,
  type CompanyTotals,
  type DepartmentAccrual,
  type DepartmentSums,
  payReaders,
  requireMayReadPay,
} from '#libs/pay';
import { Describe, readQuery, validate } from '#libs/platform';
import { departmentUnknown } from './departments.controller.js';
import { EtagInterceptor } from './etag.interceptor.js';
import { KnownBasis } from './known-basis.js';
import { accrualQuery, payQuery, periodAskedOf } from './parameters.js';

/** What departments and the company pay, per currency: currencies stand side by side and are never added. */
@Controller('v1')
@UseInterceptors(EtagInterceptor)
export class TotalsController {
  constructor(
    @Inject(DepartmentPayReader) private readonly departments: DepartmentPayReader,
    @Inject(CompanyTotalsReader) private readonly company: CompanyTotalsReader,
    @Inject(AccrualReader) private readonly accruals: AccrualReader,
    @Inject(DepartmentDirectory) private readonly directory: DepartmentDirectory,
    @Inject(KnownBasis) private readonly basis: KnownBasis,
  ) {}

  /** What a department pays in a period. */
  @Get('departments/:department/totals')
  @Allow(...payReaders)
  @Describe({
    id: 'readDepartmentTotals',
    summary: 'What a department pays in a period',
    path: { department: departmentIdSchema },
    query: payQuery,
    headers: [requestHeaders.prefer, requestHeaders.ifNoneMatch],
    answers: {
      200: { is: 'The totals.', schema: answers.departmentTotals, headers: [answerHeaders.etag] },
      304: { is: 'As the client has it.', headers: [answerHeaders.etag] },
    },
    codes: ['DEPARTMENT_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE', 'NOT_YET_APPLIED'],
  })
  async departmentTotals(
    @Param('department') id: unknown,
    @Query() query: unknown,
    @Headers('prefer') prefer: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<DepartmentSums> {
    const department = validate(departmentIdSchema, id, 'ID_INVALID');
    const asked = readQuery(payQuery, query);
    const period = periodAskedOf(asked);
    requireMayReadPay(actor, [department]);
    const basis = await this.basis.of(asked, prefer);
    const sums = await this.departments.departmentSums({ department, period, ...basis });
    if (sums.employees === 0 && (await this.directory.find(department)) === undefined)
      throw departmentUnknown(department);
    return sums;
  }

  /** What a department's pay in a month comes to, beside its budgets. */
  @Get('departments/:department/accrual')
  @Allow(...payReaders)
  @Describe({
    id: 'readDepartmentAccrual',
    summary: "What a department's pay in a month comes to, beside its budgets",
    path: { department: departmentIdSchema },
    query: accrualQuery,
    headers: [requestHeaders.prefer, requestHeaders.ifNoneMatch],
    answers: {
      200: { is: 'The accrual.', schema: answers.departmentAccrual, headers: [answerHeaders.etag] },
      304: { is: 'As the client has it.', headers: [answerHeaders.etag] },
    },
    codes: ['DEPARTMENT_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE', 'NOT_YET_APPLIED'],
  })
  async accrual(
    @Param('department') id: unknown,
    @Query() query: unknown,
    @Headers('prefer') prefer: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<DepartmentAccrual> {
    const department = validate(departmentIdSchema, id, 'ID_INVALID');
    const { period: month, ...asked } = readQuery(accrualQuery, query);
    requireMayReadPay(actor, [department]);
    const basis = await this.basis.of(asked, prefer);
    const accrual = await this.accruals.accrual({ department, month, ...basis });
    const isKnown = accrual.employees > 0 || accrual.budgets.length > 0;
    if (!isKnown && (await this.directory.find(department)) === undefined)
      throw departmentUnknown(department);
    return accrual;
  }

  /** What every department pays in a period; of clerks, for those whose scope is the whole company. */
  @Get('pay/totals')
  @Allow(...payReaders)
  @Describe({
    id: 'readCompanyTotals',
    summary: 'What every department pays in a period',
    description: 'Clerks need a scope of all departments.',
    query: payQuery,
    headers: [requestHeaders.prefer, requestHeaders.ifNoneMatch],
    answers: {
      200: { is: 'The totals.', schema: answers.companyTotals, headers: [answerHeaders.etag] },
      304: { is: 'As the client has it.', headers: [answerHeaders.etag] },
    },
    codes: ['DEPARTMENT_OUT_OF_SCOPE', 'NOT_YET_APPLIED'],
  })
  async companyTotals(
    @Query() query: unknown,
    @Headers('prefer') prefer: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<CompanyTotals> {
    const asked = readQuery(payQuery, query);
    const period = periodAskedOf(asked);
    requireMayReadPay(actor, [ALL_DEPARTMENTS]);
    return this.company.companyTotals({ period, ...(await this.basis.of(asked, prefer)) });
  }
}
