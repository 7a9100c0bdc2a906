/*
 * In: a request that a department service has authenticated. Out: where the update stands in the log, or a Problem.
 * Guaranteed: an answer only after every in-sync replica has the record; nothing is produced for a request that is
 * refused; the same key with the same content gives the first answer again as far as this process and the ledger
 * know it; what neither knows goes to the log, where the ledger applies one record of an update id, once.
 */
import { Inject, Injectable } from '@nestjs/common';
import {
  encodeUpdate,
  fingerprintOf,
  updateCatalogue,
  updateIdOf,
  type UpdateToEncode,
  type UpdateType,
} from '#libs/contracts';
import { requireInScope } from '#libs/auth';
import { partitionFor, Publisher, type PublishRefusal } from '#libs/kafka';
import { Problem } from '#libs/platform';
import type { Accepted } from './accepted.js';
import { Departments } from './departments.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { INTAKE_OPTIONS, type IntakeOptions } from './intake-options.js';
import { LedgerLookup } from './ledger-lookup.js';
import { requireOther, requireOwnType } from './decision-rules.js';
import { requireSameContent, SharedSends } from './shared-sends.js';
import { sourceOf } from './source-of.js';
import type { Submission } from './submission.js';
import { departmentOf, requestedUpdate, updateConcerned, type RequestedUpdate } from './update-routes.js';

@Injectable()
export class Intake {
  private readonly sends = new SharedSends();
  /** Updates answered as accepted by this process, whether sent now or known before. */
  accepted = 0;

  constructor(
    @Inject(INTAKE_OPTIONS) private readonly options: IntakeOptions,
    @Inject(Departments) private readonly departments: Departments,
    @Inject(LedgerLookup) private readonly ledger: LedgerLookup,
    @Inject(Publisher) private readonly publisher: Publisher,
  ) {}

  /**
   * Publishes one update of this type and gives its coordinates. Refusals are `Problem`s: scope, ids, key, body,
   * unknown department, key used for other content, log away (503 with Retry-After).
   */
  async submit(type: UpdateType, submission: Submission): Promise<Accepted> {
    const { actor } = submission;
    requireInScope(actor, departmentOf(submission));
    const key = readIdempotencyKey(submission.idempotencyKey);
    const update = requestedUpdate(type, submission);
    const { partitions } = await this.departments.known(update.department);
    await this.requireMayDecide(type, submission);
    const source = sourceOf(this.options.service, actor);
    const updateId = updateIdOf(source, key);
    const fingerprint = fingerprintOf({ ...update, version: updateCatalogue[type].version });
    const accepted = await this.sends.share(updateId, fingerprint, async () => {
      const first = await this.firstAnswer(updateId, fingerprint);
      if (first !== undefined) return first;
      const partition = partitionFor(update.employeeId, partitions);
      const { traceparent } = submission;
      const toEncode = { ...update, source, id: key, actor: actor.subject, traceparent };
      return this.publish(updateId, partition, toEncode);
    });
    this.accepted += 1;
    return accepted;
  }

  /**
   * Refuses what concerns an update of the other service's types, and an approval or a decline by its own author. Only as
   * far as the ledger knows that update now; the fold ignores a self-approval in any case.
   */
  private async requireMayDecide(type: UpdateType, submission: Submission): Promise<void> {
    const concerned = updateConcerned(type, submission);
    if (concerned === undefined) return;
    const known = await this.ledger.findAuthor(concerned);
    if (known === undefined) return;
    requireOwnType(known.type, this.options.service);
    if (type === 'update.approved' || type === 'update.declined') requireOther(known.actor, submission.actor);
  }

  private async firstAnswer(updateId: string, fingerprint: string): Promise<Accepted | undefined> {
    const winner = await this.ledger.find(updateId);
    if (winner === undefined) return undefined;
    requireSameContent(winner.fingerprint, fingerprint);
    return { updateId, topic: this.options.topic, partition: winner.partition, offset: winner.offset };
  }

  private async publish(
    updateId: string,
    partition: number,
    update: RequestedUpdate & Pick<UpdateToEncode, 'source' | 'id' | 'actor' | 'traceparent'>,
  ): Promise<Accepted> {
    this.options.failpoint?.('intake.before-publish');
    const outcome = await this.publisher.publish({
      partition,
      ...encodeUpdate({ ...update, time: new Date() }),
    });
    this.options.failpoint?.('intake.published');
    if (!outcome.ok) throw refused(outcome);
    return { updateId, topic: outcome.topic, partition: outcome.partition, offset: outcome.offset };
  }
}

function refused(refusal: PublishRefusal): Problem {
  if (refusal.reason === 'too-large') {
    return new Problem('BODY_TOO_LARGE', {
      detail: `The update does not fit into one record: ${refusal.detail}.`,
    });
  }
  const code = refusal.reason === 'queue-full' ? 'INTAKE_BUSY' : 'LOG_UNAVAILABLE';
  return new Problem(code, {
    // An acknowledgement can be lost after the write, so only the same key makes the second attempt safe.
    detail: 'The update is not confirmed. Send it again with the same Idempotency-Key: it will count once.',
    headers: { 'retry-after': String(refusal.retryAfterSeconds) },
    cause: new Error(refusal.detail),
  });
}
