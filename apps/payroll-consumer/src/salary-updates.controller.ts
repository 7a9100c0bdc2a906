import { Controller, Inject, type Type, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { type BatchOutcome, type LogBatch, PropagateFaults } from '#libs/kafka';
import { BatchApplier } from '#libs/ledger';

/** The controller for the batches of `topic`; a class per topic, because a decorator takes its pattern when the class is made. */
export function salaryUpdatesController(topic: string): Type {
  @Controller()
  @UseFilters(PropagateFaults)
  class SalaryUpdatesController {
    constructor(@Inject(BatchApplier) private readonly applier: BatchApplier) {}

    /** One chunk of the log, applied in one transaction. */
    @EventPattern<string>(topic)
    apply(@Payload() batch: LogBatch): Promise<BatchOutcome> {
      return this.applier.apply(batch);
    }
  }
  return SalaryUpdatesController;
}
