// In: lines with their partition, in order. Out: each with its place in the log, or refused.
// Guaranteed: one send of a partition is out at any time, of 500 records at most, and a line that has to be sent again
// goes before what follows it, so that of two salaries of one date the later line stays the later one; an outage of
// Kafka is waited out, not passed on line by line; what is given up may be in the log nevertheless, and counts once.
import { UpdateEncoder } from '#libs/contracts';
import type { PublishOutcome, Publisher } from '#libs/kafka';
import { setTimeout as pause } from 'node:timers/promises';
import type { LineProblem } from './import-lines.js';
import type { AskedLine, LineOnTheWay } from './line-outcome.js';

export type LineToSend = LineOnTheWay & { readonly asked: AskedLine };

export type LanesOptions = {
  readonly publisher: Publisher;
  readonly source: string;
  readonly actor: string;
  readonly traceparent: string;
  readonly stopping: AbortSignal;
  /** Time without one acknowledgement after which the rest is refused. */
  readonly giveUpAfterMs: number;
};

/** Half of what the lane would take: kafkajs groups quadratically, and single requests wait for a shorter send. */
const sendRecordsMax = 500;
const firstPauseMs = 100;
const longestPauseMs = 2_000;

export class ImportLanes {
  private readonly encoder: UpdateEncoder;
  private readonly ends = new Map<number, Promise<void>>();
  private acknowledgedAtMs = performance.now();
  private isGivenUp = false;

  constructor(private readonly options: LanesOptions) {
    this.encoder = new UpdateEncoder(options);
  }

  /** True once Kafka was away for too long. */
  get gaveUp(): boolean {
    return this.isGivenUp;
  }

  /** Gives every line its outcome; what was handed over before for a partition goes first. */
  async send(lines: readonly LineToSend[]): Promise<void> {
    const lanes = new Map<number, LineToSend[]>();
    for (const line of lines) {
      const { partition } = line.asked;
      const lane = lanes.get(partition);
      if (lane === undefined) lanes.set(partition, [line]);
      else lane.push(line);
    }
    await Promise.all([...lanes].map(([partition, lane]) => this.append(partition, lane)));
  }

  private append(partition: number, lines: readonly LineToSend[]): Promise<void> {
    const before = this.ends.get(partition) ?? Promise.resolve();
    const end = before.then(() => this.sendInOrder(partition, lines));
    this.ends.set(partition, end);
    return end;
  }

  private async sendInOrder(partition: number, lines: readonly LineToSend[]): Promise<void> {
    for (let from = 0; from < lines.length; from += sendRecordsMax)
      await this.sendUntilAnswered(partition, lines.slice(from, from + sendRecordsMax));
  }

  private async sendUntilAnswered(partition: number, lines: readonly LineToSend[]): Promise<void> {
    let waiting = lines;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      if (this.isGivenUp) return giveUp(waiting);
      const outcomes = await Promise.all(waiting.map((line) => this.publish(partition, line)));
      if (outcomes.some(({ ok }) => ok)) this.acknowledgedAtMs = performance.now();
      waiting = waiting.filter((line, place) => !settled(line, outcomes[place]));
      if (waiting.length === 0) return;
      // Every lane looks at the same clock: one acknowledgement anywhere shows that Kafka is there.
      const isAwayMs = performance.now() - this.acknowledgedAtMs;
      this.isGivenUp ||= isAwayMs > this.options.giveUpAfterMs || this.options.stopping.aborted;
      if (!this.isGivenUp) await pause(pauseMs);
    }
  }

  private publish(partition: number, { asked }: LineToSend): Promise<PublishOutcome> {
    const record = this.encoder.encode({ ...asked.update, id: asked.key, time: new Date() });
    return this.options.publisher.publish({ partition, ...record });
  }
}

/** True where the line has its outcome; an outage is none. */
function settled(line: LineToSend, outcome: PublishOutcome | undefined): boolean {
  if (outcome === undefined) return false;
  const { line: number, asked } = line;
  if (outcome.ok) {
    const { partition, offset } = outcome;
    line.outcome = { line: number, state: 'accepted', updateId: asked.updateId, partition, offset };
    return true;
  }
  if (outcome.reason !== 'too-large') return false;
  const detail = `The update does not fit into one record: ${outcome.detail}.`;
  line.outcome = { line: number, state: 'refused', problem: { code: 'BODY_TOO_LARGE', detail } };
  return true;
}

const unavailable: LineProblem = {
  code: 'LOG_UNAVAILABLE',
  detail: 'Kafka did not confirm the update. Send the file again: it will count once.',
};

function giveUp(lines: readonly LineToSend[]): void {
  for (const line of lines) line.outcome = { line: line.line, state: 'refused', problem: unavailable };
}
