import { Inject, Injectable } from '@nestjs/common';
import { measurePublisher, Publisher } from '#libs/kafka';
import { Metrics } from '#libs/platform';
import { Imports } from './imports/imports.js';
import { INTAKE_OPTIONS, type IntakeOptions } from './intake-options.js';
import { Intake } from './intake.js';

/** Shows what a department service accepted and published. */
@Injectable()
export class IntakeMetrics {
  constructor(
    @Inject(Metrics) metrics: Metrics,
    @Inject(INTAKE_OPTIONS) options: IntakeOptions,
    @Inject(Intake) intake: Intake,
    @Inject(Imports) imports: Imports,
    @Inject(Publisher) publisher: Publisher,
  ) {
    metrics.counter(
      {
        name: 'wageledger_updates_accepted_total',
        help: 'Updates whose sender was told that the log has them, by request or as a line of a file; one sent again counts again.',
      },
      () => [
        { labels: { via: 'request' }, value: intake.accepted },
        { labels: { via: 'import' }, value: imports.accepted },
      ],
    );
    measurePublisher(metrics, options.topic, () => publisher.counts());
  }
}
