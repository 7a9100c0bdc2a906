import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor, requireInScope, type Actor } from '#libs/auth';
import { answers, approvalThresholdBody, payPolicyBody } from '#libs/contracts';
import { DepartmentDirectory } from '#libs/directory';
import { defaultPayPolicy, periodOf, policyRefusal, type PayPolicy, type PaySchedule } from '#libs/domain';
import { RuleDesk, type PolicyVersion, type ThresholdVersion } from '#libs/ledger';
import { Describe, Problem, readQuery, validate } from '#libs/platform';
import { departmentUnknown } from './departments.controller.js';
import { pageOf, type Page } from './page-of.js';
import { approvalThresholdsQuery, noParameters, payPoliciesQuery } from './parameters.js';

type PolicyBody = ReturnType<typeof validate<typeof payPolicyBody>>;

/** The rules that decide about pay: set once, from a stated date or instant on, never changed afterwards. */
@Controller('v1')
export class RulesController {
  constructor(
    @Inject(RuleDesk) private readonly desk: RuleDesk,
    @Inject(DepartmentDirectory) private readonly directory: DepartmentDirectory,
  ) {}

  /** A policy that holds from a period's start on; what it does not say is the schedule's default. */
  @Post('pay-policies')
  @Allow('payroll')
  @Describe({
    id: 'setPayPolicy',
    summary: "Sets the policy that holds from a period's start on",
    description: 'What it does not say is the default of the schedule.',
    body: {
      content: { 'application/json': payPolicyBody },
      examples: {
        workingDays: {
          schedule: 'monthly',
          inForceFrom: '2027-01-01',
          policy: { proration: 'WORKING_DAYS', rounding: 'HALF_EVEN' },
        },
      },
    },
    answers: { 201: { is: 'The version.', schema: answers.policyVersion } },
    codes: ['POLICY_REFUSED'],
  })
  async setPolicy(
    @Body() body: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<PolicyVersion> {
    readQuery(noParameters, query);
    const { schedule, inForceFrom, policy: asked } = validate(payPolicyBody, body);
    const policy = policyOf(schedule, asked);
    const wrong = policyRefusal(policy, schedule);
    if (wrong !== undefined) throw policyRefused(`policy/${wrong.field.replaceAll('.', '/')}`, wrong.reason);
    if (periodOf(schedule, inForceFrom)?.start !== inForceFrom)
      throw policyRefused('inForceFrom', `is no first day of a ${schedule} period`);
    const kept = await this.desk.setPolicy({ schedule, inForceFrom, policy, actor: actor.subject });
    if ('refused' in kept) throw policyRefused('inForceFrom', kept.refused);
    return kept;
  }

  /** Every policy version, in the order in which they were set. */
  @Get('pay-policies')
  @Allow('payroll', 'approver', 'auditor')
  @Describe({
    id: 'listPayPolicies',
    summary: 'Every policy version, in the order in which they were set',
    query: payPoliciesQuery,
    answers: { 200: { is: 'A page.', schema: answers.policyVersions } },
  })
  async policies(@Query() query: unknown): Promise<Page<PolicyVersion>> {
    const { cursor, limit, schedule } = readQuery(payPoliciesQuery, query);
    return pageOf(await this.desk.policies(schedule, cursor || '0', limit + 1), limit, ({ id }) => id);
  }

  /** A limit above which a proposal for the department waits for somebody else's approval. */
  @Post('approval-thresholds')
  @Allow('approver')
  @Describe({
    id: 'setApprovalThreshold',
    summary: 'Sets a limit above which a proposal for a department waits for an approval',
    body: {
      content: { 'application/json': approvalThresholdBody },
      examples: {
        amount: {
          department: 'engineering',
          kind: 'bonus',
          limit: { amount: '5000.00', currency: 'EUR' },
          inForceFrom: '2026-12-01T00:00:00Z',
        },
        percentage: {
          department: 'engineering',
          kind: 'raise',
          limit: { percent: '10' },
          inForceFrom: '2026-12-01T00:00:00Z',
        },
      },
    },
    answers: { 201: { is: 'The version.', schema: answers.thresholdVersion } },
    codes: ['DEPARTMENT_OUT_OF_SCOPE', 'DEPARTMENT_UNKNOWN', 'THRESHOLD_REFUSED'],
  })
  async setThreshold(
    @Body() body: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<ThresholdVersion> {
    readQuery(noParameters, query);
    const asked = validate(approvalThresholdBody, body);
    requireInScope(actor, asked.department);
    if ((await this.directory.find(asked.department)) === undefined)
      throw departmentUnknown(asked.department);
    const kept = await this.desk.setThreshold({ ...asked, actor: actor.subject });
    if ('refused' in kept)
      throw new Problem('THRESHOLD_REFUSED', {
        detail: `inForceFrom ${kept.refused}.`,
        errors: [{ pointer: '/inForceFrom', detail: kept.refused }],
      });
    return kept;
  }

  /** Every threshold, in the order in which they were set. */
  @Get('approval-thresholds')
  @Allow('payroll', 'approver', 'auditor')
  @Describe({
    id: 'listApprovalThresholds',
    summary: 'Every threshold, in the order in which they were set',
    query: approvalThresholdsQuery,
    answers: { 200: { is: 'A page.', schema: answers.thresholdVersions } },
  })
  async thresholds(@Query() query: unknown): Promise<Page<ThresholdVersion>> {
    const { cursor, limit, department } = readQuery(approvalThresholdsQuery, query);
    return pageOf(await this.desk.thresholds(department, cursor || '0', limit + 1), limit, ({ id }) => id);
  }
}

/** The default of the schedule with what was said in its place. */
function policyOf(schedule: PaySchedule, asked: PolicyBody['policy']): PayPolicy {
  const said = Object.entries(asked).filter(([, value]) => value !== undefined);
  return { ...defaultPayPolicy(schedule), ...(Object.fromEntries(said) as Partial<PayPolicy>) };
}

function policyRefused(field: string, detail: string): Problem {
  return new Problem('POLICY_REFUSED', {
    detail: `${field.replaceAll('/', '.')} ${detail}.`,
    errors: [{ pointer: `/${field}`, detail }],
  });
}
