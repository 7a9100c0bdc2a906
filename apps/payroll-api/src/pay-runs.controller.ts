import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, type Actor } from '#libs/auth';
import { answerHeaders, answers, employeeIdSchema, payRunBody } from '#libs/contracts';
import { periodOf } from '#libs/domain';
import {
  PayRunDesk,
  PayRunReader,
  RetroReader,
  type EmployeeRetro,
  type PayRun,
  type PayStatement,
  payReaders,
  requireMayReadPay,
} from '#libs/pay';
import { Describe, Problem, readQuery, validate } from '#libs/platform';
import { employeeUnknown } from './employee-unknown.js';
import { pageOf, type Page } from './page-of.js';
import { noParameters, payRunIdSchema, payRunsQuery, statementsQuery } from './parameters.js';

/** Pay runs: sealed once per schedule and period, read for ever, and what they still owe. */
@Controller('v1')
export class PayRunsController {
  constructor(
    @Inject(PayRunDesk) private readonly desk: PayRunDesk,
    @Inject(PayRunReader) private readonly reader: PayRunReader,
    @Inject(RetroReader) private readonly retro: RetroReader,
  ) {}

  /** Seals a period as the books stand now. */
  @Post('pay-runs')
  @Allow('payroll')
  @Describe({
    id: 'sealPayRun',
    summary: 'Seals a period as the books stand now, once and for ever',
    body: {
      content: { 'application/json': payRunBody },
      examples: { month: { schedule: 'monthly', period: '2026-11' } },
    },
    answers: { 201: { is: 'The run.', schema: answers.payRun, headers: [answerHeaders.location] } },
    codes: ['PAY_RUN_EXISTS'],
  })
  async seal(
    @Body() body: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayRun> {
    readQuery(noParameters, query);
    const { schedule, period: id } = validate(payRunBody, body);
    const period = periodOf(schedule, id);
    if (period === undefined) {
      const detail = `is no ${schedule} period: give its first day${schedule === 'monthly' ? ', or the month as 2026-11' : ''}`;
      throw new Problem('BODY_INVALID', {
        detail: 'The request has one fault; see errors.',
        errors: [{ pointer: '/period', detail }],
      });
    }
    const sealed = await this.desk.seal({ period, actor: actor.subject });
    if ('exists' in sealed) {
      const { id: there, actor: by, sealedAt } = sealed.exists;
      throw new Problem('PAY_RUN_EXISTS', {
        detail: `The ${schedule} period of ${period.start} was sealed by ${by} at ${sealedAt} as pay run ${there}.`,
      });
    }
    void reply.header('location', `/v1/pay-runs/${sealed.id}`);
    return sealed;
  }

  /** Posted runs, the latest first. */
  @Get('pay-runs')
  @Allow('payroll', 'approver', 'auditor')
  @Describe({
    id: 'listPayRuns',
    summary: 'Posted runs, the latest first',
    query: payRunsQuery,
    answers: { 200: { is: 'A page.', schema: answers.payRuns } },
  })
  async list(@Query() query: unknown): Promise<Page<PayRun>> {
    const { cursor, limit, schedule } = readQuery(payRunsQuery, query);
    return pageOf(await this.reader.runs(schedule, cursor || undefined, limit + 1), limit, (run) => run.id);
  }

  /** One run. */
  @Get('pay-runs/:run')
  @Allow('payroll', 'approver', 'auditor')
  @Describe({
    id: 'readPayRun',
    summary: 'One run',
    path: { run: payRunIdSchema },
    answers: { 200: { is: 'The run.', schema: answers.payRun } },
    codes: ['PAY_RUN_UNKNOWN'],
  })
  async one(@Param('run') id: unknown, @Query() query: unknown): Promise<PayRun> {
    readQuery(noParameters, query);
    const runId = validate(payRunIdSchema, id, 'ID_INVALID');
    return (await this.reader.run(runId)) ?? runUnknown(runId);
  }

  /** The statements of a run as they were frozen, by employee. */
  @Get('pay-runs/:run/statements')
  @Allow('payroll', 'approver', 'auditor')
  @Describe({
    id: 'listStatements',
    summary: 'The statements of a run as they were frozen, by employee',
    path: { run: payRunIdSchema },
    query: statementsQuery,
    answers: { 200: { is: 'A page.', schema: answers.payStatements } },
    codes: ['PAY_RUN_UNKNOWN'],
  })
  async statements(@Param('run') id: unknown, @Query() query: unknown): Promise<Page<PayStatement>> {
    const runId = validate(payRunIdSchema, id, 'ID_INVALID');
    const { cursor, limit } = readQuery(statementsQuery, query);
    const found = await this.reader.statements({ runId, afterEmployeeId: cursor, limit: limit + 1 });
    return pageOf(found ?? runUnknown(runId), limit, (statement) => statement.employeeId);
  }

  /** Whom the run has no statement for, although by what is known now they were employed in its period. */
  @Get('pay-runs/:run/missed')
  @Allow('payroll', 'approver', 'auditor')
  @Describe({
    id: 'readMissed',
    summary: 'Whom the run has no statement for, although they were employed in its period',
    path: { run: payRunIdSchema },
    answers: { 200: { is: 'The next run pays them.', schema: answers.missed } },
    codes: ['PAY_RUN_UNKNOWN'],
  })
  async missed(
    @Param('run') id: unknown,
    @Query() query: unknown,
  ): Promise<{ employees: readonly string[] }> {
    readQuery(noParameters, query);
    const runId = validate(payRunIdSchema, id, 'ID_INVALID');
    return { employees: (await this.reader.missed(runId)) ?? runUnknown(runId) };
  }

  /** Per posted run what the employee should have been paid, what was paid, and the difference that is still open. */
  @Get('employees/:employee/retro')
  @Allow(...payReaders)
  @Describe({
    id: 'readRetro',
    summary: 'Per posted run what should have been paid, what was paid, and what is open',
    path: { employee: employeeIdSchema },
    answers: { 200: { is: 'Every posted run that concerns the employee.', schema: answers.employeeRetro } },
    codes: ['EMPLOYEE_UNKNOWN', 'DEPARTMENT_OUT_OF_SCOPE'],
  })
  async employeeRetro(
    @Param('employee') employee: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<EmployeeRetro> {
    readQuery(noParameters, query);
    const employeeId = validate(employeeIdSchema, employee, 'ID_INVALID');
    const found = await this.retro.employeeRetro(employeeId);
    if (found === undefined) throw employeeUnknown(employeeId);
    requireMayReadPay(actor, found.departments);
    return found.retro;
  }
}

function runUnknown(runId: string): never {
  throw new Problem('PAY_RUN_UNKNOWN', { detail: `There is no pay run ${runId}.` });
}
