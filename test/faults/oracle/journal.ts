// What the workload knows: what was sent, what was answered, what was read. Plain facts, written by the harness and
// judged by the oracle; nothing here depends on the product's code.

export type Answered = {
  status: number;
  updateId?: string;
  partition?: number;
  offset?: bigint;
};

export type Sent = {
  /** Who asks and how they number it: the identity of an update. */
  source: string;
  id: string;
  employee: string;
  department: string;
  type: 'employment.started' | 'salary.set' | 'bonus.granted';
  /** The value as it was sent. */
  data: Record<string, unknown>;
  /** In order; status 0 for no answer. */
  answers: Answered[];
  /** Position in the sequence of this employee's requests that were each sent after the answer to the one before. */
  sequence: number;
};

/** A record produced straight into the log. */
export type Produced = {
  partition: number;
  /** Undefined where the acknowledgement never came. */
  offset: bigint | undefined;
  expected: 'entry' | 'rejected';
};

/** One look at the books over REST, in the order of looking. */
export type Seen = {
  asOf: Readonly<Record<string, number>>;
  employee: string;
  /** The month that was asked for, as YYYY-MM. */
  month: string;
  /** Lines of bonuses in the answer. */
  bonuses: number;
};

export type Journal = { sent: Sent[]; produced: Produced[]; seen: Seen[] };

export type SentState = 'accepted' | 'refused' | 'unknown';

/** Accepted: any answer said so. Refused: every answer was a final no. Unknown: no answer, or one that leaves it open. */
export function stateOf({ answers }: Sent): SentState {
  if (answers.some(({ status }) => status >= 200 && status < 300)) return 'accepted';
  const open = ({ status }: Answered): boolean => status === 0 || status >= 500;
  return answers.length === 0 || answers.some(open) ? 'unknown' : 'refused';
}

/** The identity as one text. */
export function identityOf({ source, id }: { source: string; id: string }): string {
  return `${source}\n${id}`;
}
