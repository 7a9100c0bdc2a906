import { BaseRpcContext } from '@nestjs/microservices';
import type { BatchOutcome, LogBatch } from './positions.js';

/** What a handler of the exactly-once transport, its guards and its interceptors may ask about the batch in hand. */
export class ExactlyOnceContext extends BaseRpcContext<[LogBatch]> {
  constructor(batch: LogBatch) {
    super([batch]);
  }

  topic(): string {
    return this.args[0].ownership.topic;
  }

  partition(): number {
    return this.args[0].ownership.partition;
  }
}

/** What a handler gave, if it is an outcome; throws for anything else. */
export function outcomeOf(result: unknown): BatchOutcome {
  if (result === 'committed' || result === 'fenced') return result;
  throw new Error(`the handler gave ${typeof result} instead of 'committed' or 'fenced'`);
}
