import type { LineProblem } from './import-lines.js';

/**
 * What became of a line. `accepted`: every in-sync replica has it. `acceptable`: it would be, in a dry run. `known`: the
 * ledger, or an earlier line of the file, has this very update. `refused`: it is nowhere, and `problem` says why.
 */
export type LineOutcome =
  | {
      readonly line: number;
      readonly state: 'accepted' | 'known';
      readonly updateId: string;
      /** Absent where an earlier line of the same file has the update. */
      readonly partition?: number;
      readonly offset?: string;
    }
  | { readonly line: number; readonly state: 'acceptable'; readonly updateId: string }
  | { readonly line: number; readonly state: 'refused'; readonly problem: LineProblem };

/** A line on its way: what it asks for, and its outcome once there is one. */
export type LineOnTheWay = {
  readonly line: number;
  readonly asked: AskedLine | undefined;
  outcome: LineOutcome | undefined;
};

export type AskedLine = {
  readonly update: import('../update-routes.js').RequestedUpdate;
  readonly key: string;
  readonly updateId: string;
  readonly partition: number;
};

/** A line that was refused. */
export function refusedLine(line: number, problem: LineProblem): LineOnTheWay {
  return { line, asked: undefined, outcome: { line, state: 'refused', problem } };
}
