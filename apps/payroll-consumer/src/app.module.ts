import { hostname } from 'node:os';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Database, DatabaseModule } from '#libs/database';
import { measurePublisher, Publisher } from '#libs/kafka';
import { BatchApplier, LedgerPositions, PeriodProjection, ReadingThread, RejectedRelay } from '#libs/ledger';
import { failpointOf, LOGGER, messageFirst, Metrics, type Logger } from '#libs/platform';
import { logApplied } from './apply-log.js';
import { ApplyMetrics } from './apply-metrics.js';
import type { PayrollConsumerConfig } from './config.js';
import { PeriodRoller, TIME_ZONE } from './period-roller.js';
import { RejectedRelayLoop } from './rejected-relay-loop.js';
import { salaryUpdatesController } from './salary-updates.controller.js';

/** payroll-consumer: the log goes to the ledger, each update once. */
@Module({})
export class AppModule {
  static forRoot(config: PayrollConsumerConfig): DynamicModule {
    const { databaseUrl, groupId, timeZone, topic, sessionTimeoutMs, failpoints } = config;
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({
          url: databaseUrl,
          applicationName: 'payroll-consumer',
          poolSize: 6,
          // Shorter than the group's session: a frozen owner's locks are gone before its successor needs them.
          lockTimeoutMs: sessionTimeoutMs * 0.5,
          idleInTransactionTimeoutMs: sessionTimeoutMs * 0.8,
        }),
      ],
      controllers: [salaryUpdatesController(topic.name)],
      providers: [
        {
          provide: LedgerPositions,
          inject: [Database],
          useFactory: (database: Database) =>
            new LedgerPositions(database, groupId, `${hostname()}/${process.pid}`, sessionTimeoutMs * 0.8),
        },
        {
          provide: BatchApplier,
          inject: [Database, LedgerPositions, Metrics, LOGGER],
          useFactory: (database: Database, positions: LedgerPositions, metrics: Metrics, logger: Logger) => {
            const counted = new ApplyMetrics(metrics);
            return new BatchApplier(database, positions, {
              probe: failpointOf(failpoints),
              reader: new ReadingThread(),
              onApplied: (chunk) => {
                counted.count(chunk);
                logApplied(logger, chunk);
              },
            });
          },
        },
        {
          provide: PeriodProjection,
          inject: [Database],
          useFactory: (database: Database) => new PeriodProjection(database),
        },
        { provide: TIME_ZONE, useValue: timeZone },
        PeriodRoller,
        ...relayProviders(config),
      ],
    };
  }
}

function relayProviders({
  brokers,
  security,
  topic,
  sessionTimeoutMs,
  failpoints,
}: PayrollConsumerConfig): Provider[] {
  return [
    {
      provide: Publisher,
      inject: [LOGGER, Metrics],
      useFactory: (logger: Logger, metrics: Metrics) => {
        const publisher = new Publisher({
          brokers,
          security,
          clientId: 'payroll-consumer-relay',
          topic: `${topic.name}.rejected`,
          // Below the idle bound of the transaction that waits for the answer: cut off by it, what others acknowledged
          // meanwhile would not be marked, and would be published again for nothing.
          answerWithinMs: Math.min(sessionTimeoutMs * 0.4, 5_000),
          logger: messageFirst(logger),
        });
        measurePublisher(metrics, `${topic.name}.rejected`, () => publisher.counts());
        return publisher;
      },
    },
    {
      provide: RejectedRelay,
      inject: [Database, Publisher],
      useFactory: (database: Database, publisher: Publisher) =>
        new RejectedRelay(database, topic.name, publisher, failpointOf(failpoints)),
    },
    RejectedRelayLoop,
  ];
}
