import type { Finding } from './oracle/evidence-of-run.js';
import type { Random } from './random.js';
import type { Round } from './round.js';
import type { Traffic } from './traffic.js';

export type Scene = {
  round: Round;
  traffic: Traffic;
  random: Random;
  month: string;
  /** Where a fault puts what it found itself, beside what the oracle finds at the end. */
  findings: Finding[];
};

/** One row of the fault table. */
export type Fault = {
  name: string;
  /** 3 where leaders must be able to move. */
  brokers: 1 | 3;
  /** How often in the short form. */
  timesShort: number;
  /** How often in the long form, 5 unless told. */
  timesLong?: number;
  /** Variables of the consumers that run from the start; one consumer unless told. */
  consumers?: readonly Readonly<Record<string, string>>[];
  /** True where the fault leaves the books halted on purpose: the oracle then judges what lies before the halt. */
  endsHalted?: boolean;
  /** Variables of the services, made for the round. */
  prepare?: (scene: Scene) => Promise<void>;
  /** The nth injection (gives how many it was, where it was several at once), while updates are on their way. Throws where what is expected besides the oracle did not happen. */
  inject(scene: Scene, nth: number): Promise<number | void>;
};
