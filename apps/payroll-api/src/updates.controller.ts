import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Allow, roles } from '#libs/auth';
import { answers, updateIdSchema } from '#libs/contracts';
import { UpdateReader, type UpdateState } from '#libs/pay';
import { Describe, Problem, readQuery, validate } from '#libs/platform';
import { updateQuery } from './parameters.js';

/** What became of an update. The answer holds no pay, so every role may ask. */
@Controller('v1/updates')
export class UpdatesController {
  constructor(@Inject(UpdateReader) private readonly updates: UpdateReader) {}

  /** The state of an update and its records; `at` (from Location) tells "not applied yet" from "no such update". */
  @Get(':update')
  @Allow(...roles)
  @Describe({
    id: 'readUpdate',
    summary: 'What became of an update',
    description: '`at` (from the Location of a submission) tells "not applied yet" from "no such update".',
    path: { update: updateIdSchema },
    query: updateQuery,
    answers: { 200: { is: 'Its state, and every record that carries the id.', schema: answers.updateState } },
    codes: ['UPDATE_UNKNOWN'],
  })
  async state(@Param('update') update: unknown, @Query() query: unknown): Promise<UpdateState> {
    const updateId = validate(updateIdSchema, update, 'ID_INVALID');
    const { at } = readQuery(updateQuery, query);
    const state = await this.updates.updateState(updateId, at);
    if (state !== undefined) return state;
    throw new Problem('UPDATE_UNKNOWN', { detail: `The books have no update ${updateId}.` });
  }
}
