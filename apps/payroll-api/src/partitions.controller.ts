import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '#libs/auth';
import { answers, resumeBody, skipToBody } from '#libs/contracts';
import { PartitionDesk, type AnswerRefusal, type HaltAnswer, type PartitionStanding } from '#libs/ledger';
import { Describe, Problem, validate } from '#libs/platform';
import { LogEnds } from './log-ends.js';
import { partitionPlace } from './parameters.js';

/** Where every partition stands, what became of its offsets, and an operator's answer to one that stands still. */
@Controller('v1/partitions')
export class PartitionsController {
  constructor(
    @Inject(PartitionDesk) private readonly desk: PartitionDesk,
    @Inject(LogEnds) private readonly log: LogEnds,
  ) {}

  /** Every partition that was ever claimed, in order. */
  @Get()
  @Allow('ops', 'auditor', 'payroll')
  @Describe({
    id: 'listPartitions',
    summary: 'Where every partition stands, and what became of its offsets',
    answers: { 200: { is: 'Every partition that was ever claimed.', schema: answers.partitions } },
  })
  async list(): Promise<{ readonly items: readonly PartitionStanding[] }> {
    return { items: await this.desk.list() };
  }

  /** Has the consumer look at the log again; what still does not fit halts again. */
  @Post(':partition/resume')
  @HttpCode(200)
  @Allow('ops')
  @Describe({
    id: 'resumePartition',
    summary: 'Has the consumer look at the log of a halted partition again',
    path: partitionPlace.shape,
    body: {
      content: { 'application/json': resumeBody },
      examples: { resume: { reason: 'Restored from the mirror' } },
    },
    answers: { 200: { is: 'The answer is kept.', schema: answers.haltAnswered } },
    codes: ['PARTITION_UNKNOWN', 'PARTITION_NOT_HALTED', 'ANSWER_IMPOSSIBLE'],
  })
  async resume(
    @Param() place: unknown,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<HaltAnswer> {
    const { partition } = validate(partitionPlace, place, 'ID_INVALID');
    const { reason } = validate(resumeBody, body);
    return given(await this.desk.resume({ partition, reason, actor: actor.subject }));
  }

  /** Gives up the offsets below `offset`, by name and with a reason. */
  @Post(':partition/skip-to')
  @HttpCode(200)
  @Allow('ops')
  @Describe({
    id: 'skipPartitionTo',
    summary: 'Gives up the offsets of a halted partition below one, by name and with a reason',
    path: partitionPlace.shape,
    body: {
      content: { 'application/json': skipToBody },
      examples: { skip: { reason: 'Lost to retention; entered again', offset: '1204' } },
    },
    answers: { 200: { is: 'The answer is kept.', schema: answers.haltAnswered } },
    codes: ['PARTITION_UNKNOWN', 'PARTITION_NOT_HALTED', 'ANSWER_IMPOSSIBLE', 'LOG_UNAVAILABLE'],
  })
  async skipTo(
    @Param() place: unknown,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<HaltAnswer> {
    const { partition } = validate(partitionPlace, place, 'ID_INVALID');
    const { reason, offset } = validate(skipToBody, body);
    const held = await this.log.of(partition);
    return given(await this.desk.skipTo({ partition, reason, actor: actor.subject, offset }, held));
  }
}

const codes = {
  unknown: 'PARTITION_UNKNOWN',
  'not-halted': 'PARTITION_NOT_HALTED',
  impossible: 'ANSWER_IMPOSSIBLE',
} as const;

function given(answer: HaltAnswer | AnswerRefusal): HaltAnswer {
  if ('refused' in answer) throw new Problem(codes[answer.refused], { detail: answer.detail });
  return answer;
}
