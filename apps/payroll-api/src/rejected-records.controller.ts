import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '#libs/auth';
import { answers } from '#libs/contracts';
import { RejectedRecordReader, type RejectedPage } from '#libs/pay';
import { Describe, readQuery } from '#libs/platform';
import { rejectedRecordsQuery } from './parameters.js';

/** The records that can never be applied. Their bytes may hold pay, so only the role payroll gets them. */
@Controller('v1/rejected-records')
export class RejectedRecordsController {
  constructor(@Inject(RejectedRecordReader) private readonly records: RejectedRecordReader) {}

  /** A page in order of partition and offset. */
  @Get()
  @Allow('payroll', 'auditor', 'ops')
  @Describe({
    id: 'listRejectedRecords',
    summary: 'Records that can never be applied, by partition and offset',
    description: 'Their bytes may hold pay, so the role payroll alone gets them.',
    query: rejectedRecordsQuery,
    answers: { 200: { is: 'A page.', schema: answers.rejectedRecords } },
  })
  list(@Query() query: unknown, @CurrentActor() actor: Actor): Promise<RejectedPage> {
    const { cursor, decided, limit, partition } = readQuery(rejectedRecordsQuery, query);
    return this.records.page({
      after: cursor,
      limit,
      partition,
      decided,
      withValues: actor.roles.includes('payroll'),
    });
  }
}
