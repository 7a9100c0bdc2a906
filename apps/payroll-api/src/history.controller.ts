import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { z } from 'zod';
import { Allow, CurrentActor, type Actor } from '#libs/auth';
import { answerHeaders, answers, employeeIdSchema, requestHeaders } from '#libs/contracts';
import {
  EmployeeReader,
  historyDiff,
  type EmployeeHistory,
  type HistoryDiff,
  payReaders,
  requireMayReadPay,
} from '#libs/pay';
import { Describe, readQuery, validate } from '#libs/platform';
import { employeeUnknown } from './employee-unknown.js';
import { EtagInterceptor } from './etag.interceptor.js';
import { KnownBasis } from './known-basis.js';
import { historyQuery } from './parameters.js';

type DiffOnWire = { readonly employeeId: string } & HistoryDiff & Pick<EmployeeHistory, 'asOf' | 'final'>;

/** All that is known of an employee, and what two states of knowledge differ in. */
@Controller('v1/employees/:employee/history')
@UseInterceptors(EtagInterceptor)
export class HistoryController {
  constructor(
    @Inject(EmployeeReader) private readonly employees: EmployeeReader,
    @Inject(KnownBasis) private readonly basis: KnownBasis,
  ) {}

  /** The timeline and every entry; with `against`, what is known beyond what was known then. */
  @Get()
  @Allow(...payReaders)
  @Describe({
    id: 'readHistory',
    summary: 'Every fact and every update of an employee',
    description:
      "With `against`, what is known beyond what was known then. A clerk's scope must hold every department of the history.",
    path: { employee: employeeIdSchema },
    query: historyQuery,
    headers: [requestHeaders.ifNoneMatch],
    answers: {
      200: {
        is: 'The history, or with `against` the difference.',
        schema: z.union([answers.history, answers.historyDiff]),
        headers: [answerHeaders.etag],
      },
      304: { is: 'As the client has it.', headers: [answerHeaders.etag] },
    },
    codes: ['EMPLOYEE_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE'],
  })
  async history(
    @Param('employee') employee: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<EmployeeHistory | DiffOnWire> {
    const employeeId = validate(employeeIdSchema, employee, 'ID_INVALID');
    const { against, ...asked } = readQuery(historyQuery, query);
    // Each side a snapshot of its own: what is recorded before `against` does not change by what is applied meanwhile,
    // or the answer is not final, and says so.
    const before =
      against === undefined
        ? undefined
        : await this.employees.history(employeeId, await this.basis.of({ known_at: against }));
    const after = await this.employees.history(employeeId, await this.basis.of(asked));
    const shown = after ?? before;
    if (shown === undefined) throw employeeUnknown(employeeId);
    requireMayReadPay(actor, new Set([...(before?.departments ?? []), ...(after?.departments ?? [])]));
    if (against === undefined) return shown.answer;
    const final = [before, after].every((side) => side?.answer.final ?? true);
    const diff = historyDiff(before?.answer, after?.answer);
    return { employeeId, ...diff, asOf: shown.answer.asOf, final };
  }
}
