import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '#libs/auth';
import { answers, discardBody, jsonCodec, retryBody } from '#libs/contracts';
import type { PublishRefusal } from '#libs/kafka';
import {
  headersOfRetry,
  RejectedDesk,
  type DecisionRefusal,
  type RecordEdit,
  type RejectedDecision,
} from '#libs/ledger';
import { Describe, Problem, validate } from '#libs/platform';
import { rejectedPlace } from './parameters.js';
import { UpdateLog } from './update-log.js';

type RetryBody = ReturnType<typeof validate<typeof retryBody>>;

/** What operators decide about rejected records: each once, with a reason, under their own name. */
@Controller('v1/rejected-records/:partition/:offset')
export class RejectedDecisionsController {
  constructor(
    @Inject(RejectedDesk) private readonly desk: RejectedDesk,
    @Inject(UpdateLog) private readonly log: UpdateLog,
  ) {}

  /** Sends the record to its partition again (202): as it is, or, for payroll alone, edited. */
  @Post('retry')
  @HttpCode(202)
  @Allow('ops', 'payroll')
  @Describe({
    id: 'retryRejectedRecord',
    summary: 'Sends a rejected record to its partition again, as it is or edited',
    description: 'An edit makes an update under the name of who sends it: it needs the role payroll.',
    path: rejectedPlace.shape,
    body: {
      content: { 'application/json': retryBody },
      examples: {
        asItIs: { reason: 'The producer has been mended' },
        edited: { reason: 'The key had a typing error', key: 'E-1001' },
      },
    },
    answers: { 202: { is: 'Every in-sync replica has it.', schema: answers.retried } },
    codes: ['REJECTED_RECORD_UNKNOWN', 'ALREADY_DECIDED', 'LOG_UNAVAILABLE', 'INTAKE_BUSY'],
  })
  async retry(@Param() place: unknown, @Body() body: unknown, @CurrentActor() actor: Actor) {
    const at = validate(rejectedPlace, place, 'ID_INVALID');
    const asked = validate(retryBody, body);
    const edit = editOf(asked);
    // An edit makes an update under the operator's name: it is a payroll act, not an operation.
    if (edit !== undefined && !actor.roles.includes('payroll'))
      throw new Problem('ROLE_NOT_ALLOWED', {
        detail:
          'To retry an edited record needs the role payroll; with reason alone the original is retried.',
      });
    const decided = await this.desk.retry({ ...at, reason: asked.reason, actor: actor.subject }, edit);
    const { at: retried, updateId } = accepted(decided, at);
    if (retried === null) throw new TypeError('a record was retried and has no place');
    return { topic: this.log.topic, ...retried, ...(updateId === undefined ? {} : { updateId }) };
  }

  /** Decides that the record is not sent again. */
  @Post('discard')
  @HttpCode(200)
  @Allow('ops', 'payroll')
  @Describe({
    id: 'discardRejectedRecord',
    summary: 'Decides that a rejected record is not sent again',
    path: rejectedPlace.shape,
    body: {
      content: { 'application/json': discardBody },
      examples: { discard: { reason: 'A test of the producer' } },
    },
    answers: { 200: { is: 'The decision.', schema: answers.discarded } },
    codes: ['REJECTED_RECORD_UNKNOWN', 'ALREADY_DECIDED'],
  })
  async discard(@Param() place: unknown, @Body() body: unknown, @CurrentActor() actor: Actor) {
    const at = validate(rejectedPlace, place, 'ID_INVALID');
    const { reason } = validate(discardBody, body);
    const decided = await this.desk.discard({ ...at, reason, actor: actor.subject });
    const kept = accepted(decided, at);
    return {
      decision: kept.decision,
      reason: kept.reason,
      actor: kept.actor,
      decidedAt: kept.decidedAt.toISOString(),
    };
  }
}

function editOf({ key, headers, value, valueBase64 }: RetryBody): RecordEdit | undefined {
  if ([key, headers, value, valueBase64].every((part) => part === undefined)) return undefined;
  const forbidden = Object.keys(headers ?? {}).filter((name) => headersOfRetry.includes(name));
  if (forbidden.length > 0) {
    const errors = forbidden.map((name) => ({
      pointer: `/headers/${name}`,
      detail: 'is set by the service',
    }));
    throw new Problem('BODY_INVALID', {
      detail: 'The request sets a header of the service; see errors.',
      errors,
    });
  }
  // The original may have been Avro; its content type would have the new value read as that.
  const asJson = value === undefined ? {} : { 'content-type': jsonCodec.contentType };
  return {
    key: key === undefined ? undefined : Buffer.from(key, 'utf8'),
    headers: { ...asJson, ...headers },
    value: bytesOf(value, valueBase64),
  };
}

function bytesOf(value: RetryBody['value'], valueBase64: string | undefined): Buffer | undefined {
  if (valueBase64 !== undefined) return Buffer.from(valueBase64, 'base64');
  return value === undefined ? undefined : Buffer.from(JSON.stringify(value), 'utf8');
}

function accepted(
  outcome: RejectedDecision | DecisionRefusal,
  { partition, offset }: { partition: number; offset: bigint },
): RejectedDecision {
  if (!('refused' in outcome)) return outcome;
  const place = `${partition}:${offset}`;
  switch (outcome.refused) {
    case 'unknown':
      throw new Problem('REJECTED_RECORD_UNKNOWN', { detail: `No record was rejected at ${place}.` });
    case 'decided': {
      const { decision, actor, decidedAt } = outcome.earlier;
      throw new Problem('ALREADY_DECIDED', {
        detail: `The record at ${place} was ${decision} by ${actor} at ${decidedAt.toISOString()}.`,
      });
    }
    case 'still-rejected':
      throw new Problem('BODY_INVALID', {
        detail: `The edited record would be rejected again, as ${outcome.code}: ${outcome.reason}`,
      });
    case 'not-published':
      throw notPublished(outcome.why);
  }
}

function notPublished({ reason, detail, retryAfterSeconds }: PublishRefusal): Problem {
  if (reason === 'too-large')
    return new Problem('BODY_TOO_LARGE', { detail: `The record does not fit into one send: ${detail}.` });
  return new Problem(reason === 'queue-full' ? 'INTAKE_BUSY' : 'LOG_UNAVAILABLE', {
    detail: 'Kafka did not confirm the record; nothing is decided. Retry it again: its update counts once.',
    headers: { 'retry-after': String(retryAfterSeconds) },
    cause: new Error(detail),
  });
}
