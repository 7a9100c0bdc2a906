import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Publisher } from '#libs/kafka';
import { RejectedRelay } from '#libs/ledger';
import { HealthChecks, LOGGER, Metrics, type HealthOutcome, type Logger, type Sample } from '#libs/platform';

const idleMs = 500;

/**
 * Runs the relay of rejected records beside the apply: again at once after work, twice a second without.
 * What waits is told by /readyz as a detail and never fails it: a consumer that cannot tell others of a rejected record
 * applies all the same, and a restart would not help.
 */
@Injectable()
export class RejectedRelayLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;
  private oldest: Date | undefined;
  /** Why nothing goes out; undefined while it does. */
  private obstacle: string | undefined;

  constructor(
    @Inject(RejectedRelay) private readonly relay: RejectedRelay,
    @Inject(Publisher) private readonly publisher: Publisher,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(HealthChecks) health: HealthChecks,
    @Inject(Metrics) metrics: Metrics,
  ) {
    metrics.gauge(
      {
        name: 'wageledger_rejected_outbox_oldest_age_seconds',
        help: 'Age of the oldest rejected record that the rejected topic does not have yet; 0 where none waits. The same in every consumer.',
      },
      () => this.oldestAge(),
    );
    health.add({ name: 'rejected-relay', check: () => this.health() });
  }

  onApplicationBootstrap(): void {
    this.runAfter(0);
  }

  /** What is under way gets an answer or is given up within a second: it is published again by the next process. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.all([this.publisher.close({ drainMs: 1_000 }), this.round]);
  }

  private runAfter(delayMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.run().then((published) => this.runAfter(published ? 0 : idleMs));
    }, delayMs);
  }

  /** True where records went out, so that more may wait. */
  private async run(): Promise<boolean> {
    try {
      const away = this.publisher.notReadyBecause();
      // Without this question a transaction would be held open for every answer that does not come.
      if (away !== undefined) return await this.waitFor(away);
      const { waiting, published, refusal } = await this.relay.relay();
      if (published > 0) this.logger.info({ records: published }, 'rejected records published');
      if (refusal !== undefined) await this.waitFor(refusal);
      else if (waiting === 0) this.oldest = this.obstacle = undefined;
      return published > 0;
    } catch (fault) {
      this.obstacle = 'Postgres does not answer';
      this.logger.debug({ err: fault }, 'the relay of rejected records could not work; trying again');
      return false;
    }
  }

  private async waitFor(obstacle: string): Promise<false> {
    this.oldest = await this.relay.oldestWaiting();
    if (this.oldest !== undefined && this.obstacle === undefined)
      this.logger.warn({ because: obstacle, since: this.oldest }, 'rejected records wait to be published');
    this.obstacle = this.oldest === undefined ? undefined : obstacle;
    return false;
  }

  private async oldestAge(): Promise<Sample[]> {
    const oldest = await this.relay.oldestWaiting();
    return [{ value: oldest === undefined ? 0 : Math.max(0, Date.now() - oldest.getTime()) / 1_000 }];
  }

  private health(): HealthOutcome {
    if (this.oldest === undefined) return { ok: true };
    const seconds = Math.round((Date.now() - this.oldest.getTime()) / 1_000);
    const because = this.obstacle === undefined ? '' : `; ${this.obstacle}`;
    return { ok: true, detail: `the oldest rejected record that waits is ${seconds} s old${because}` };
  }
}
