import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Allow, CurrentActor, isInScope, type Actor } from '#libs/auth';
import { answers } from '#libs/contracts';
import { HeldUpdatesReader, type HeldPage, isCompanyWide, payReaders, requireMayReadPay } from '#libs/pay';
import { Describe, readQuery } from '#libs/platform';
import { heldUpdatesQuery } from './parameters.js';

/** The updates that wait for an approval. */
@Controller('v1/held-updates')
export class HeldUpdatesController {
  constructor(@Inject(HeldUpdatesReader) private readonly held: HeldUpdatesReader) {}

  /** A page, in order of employee; a clerk sees those that name a department in scope or fall into it. */
  @Get()
  @Allow(...payReaders)
  @Describe({
    id: 'listHeldUpdates',
    summary: 'The updates that wait for an approval, in order of employee',
    description:
      'A clerk sees those that name a department in scope or fall into it. A page may be short although `next` says that more follow.',
    query: heldUpdatesQuery,
    answers: { 200: { is: 'A page.', schema: answers.heldUpdates } },
    codes: ['DEPARTMENT_OUT_OF_SCOPE'],
  })
  list(@Query() query: unknown, @CurrentActor() actor: Actor): Promise<HeldPage> {
    const { cursor: after, department, limit } = readQuery(heldUpdatesQuery, query);
    if (department !== undefined) requireMayReadPay(actor, [department]);
    const mayShow = (departments: readonly string[]) =>
      isCompanyWide(actor) || departments.some((concerned) => isInScope(actor, concerned));
    return this.held.page({ department, after, limit, mayShow });
  }
}
