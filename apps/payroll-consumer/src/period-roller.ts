import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PeriodProjection } from '#libs/ledger';
import { LOGGER, plainDateIn, type Logger } from '#libs/platform';

export const TIME_ZONE = Symbol('wageledger:time-zone');

const checkEveryMs = 15_000;
const retryAfterMs = 1_000;

/**
 * Keeps the projected periods those of today, in the configured time zone. The clock decides only which figures are
 * stored ahead; a period that is not projected yet is computed when it is read, to the same cent.
 */
@Injectable()
export class PeriodRoller implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private rolling: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    @Inject(PeriodProjection) private readonly projection: PeriodProjection,
    @Inject(TIME_ZONE) private readonly timeZone: string,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rollAfter(0);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.rolling;
  }

  private rollAfter(delayMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.rolling = this.roll().then((ok) => this.rollAfter(ok ? checkEveryMs : retryAfterMs));
    }, delayMs);
  }

  /** False where it must be tried again soon. A filled period is left alone, so asking often costs two short reads. */
  private async roll(): Promise<boolean> {
    try {
      const filled = await this.projection.rollOn(plainDateIn(this.timeZone, new Date()));
      if (filled.length > 0)
        this.logger.info({ periods: filled.map(({ start }) => start) }, 'projected periods filled');
      return true;
    } catch (fault) {
      this.logger.warn({ err: fault }, 'the projected periods could not be rolled on; trying again');
      return false;
    }
  }
}
