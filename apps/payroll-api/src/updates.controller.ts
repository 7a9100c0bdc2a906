import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { Allow, roles } from '#libs/auth';
import { UpdateReader, type UpdateState } from '#libs/pay';
import { Problem, validate, readQuery } from '#libs/platform';
import { updateIdSchema, updateQuery } from './parameters.js';

/** What became of an update. The answer holds no pay, so every role may ask. */
@Controller('v1/updates')
export class UpdatesController {
  constructor(@Inject(UpdateReader) private readonly updates: UpdateReader) {}

  /** The state of an update and its records; `at` (from Location) tells "not applied yet" from "no such update". */
  @Get(':update')
  @Allow(...roles)
  async state(@Param('update') update: unknown, @Query() query: unknown): Promise<UpdateState> {
    const updateId = validate(updateIdSchema, update, 'ID_INVALID');
    const { at } = readQuery(updateQuery, query);
    const state = await this.updates.updateState(updateId, at);
    if (state !== undefined) return state;
    throw new Problem('UPDATE_UNKNOWN', { detail: `The books have no update ${updateId}.` });
  }
}
