/** What a command of `wageledger` is: a name, its usage, how its arguments are read, and what is then done. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { DepartmentClients } from './department-clients.js';
import type { ProgressOutput } from './import-progress.js';
import type { PayrollClient, PayrollRole } from './payroll-client.js';

/** The arguments as the command line has them, split into flags and the rest. */
export type Given = {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
};

/** What a command works with. */
export type Surroundings = {
  /** payroll-api, with a token of that role. Throws UsageFault or CommandFailure where none is named. */
  payrollAs(role: PayrollRole): PayrollClient;
  /** The services by their typed clients; what they throw is told by `failureOf`. */
  readonly clients: DepartmentClients;
  /** A line of the answer, where it comes piece by piece. */
  print(text: string): void;
  complain(text: string): void;
  /** False once whoever read the answer has gone (`… | head`). */
  hasReader(): boolean;
  readonly progress: ProgressOutput | undefined;
  readonly isJson: boolean;
  /** Gives the answer: `body` where --json asks for it, otherwise `text`. */
  answer(body: unknown, text: string): void;
};

export type Step = (surroundings: Surroundings) => Promise<void>;

export type Command = {
  readonly name: string;
  /** Its arguments in one line, without `wageledger`. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** More about its arguments, shown by help on it. */
  readonly details?: string;
  /** Flags of its own; --data-dir, --json and --help are everybody's. */
  readonly flags: ParseArgsOptionsConfig;
  /** Reads the arguments, and gives what is then done. Throws UsageFault; nothing is asked of a server before. */
  read(given: Given): Step;
};
