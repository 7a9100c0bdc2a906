/**
 * From arguments to exit code.
 * In: the arguments and where text goes. Out: 0 done, 1 refused or failed, 2 wrong usage. Guaranteed: nothing is asked of
 * a server before all arguments are read; a refusal is one line.
 */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { CommandFailure } from './command-failure.js';
import type { Command, Given } from './command.js';
import { commands } from './commands.js';
import { departmentClients, failureOf } from './department-clients.js';
import { payrollClient } from './payroll-client.js';
import { serverFor } from './servers.js';
import type { ProgressOutput } from './import-progress.js';
import { UsageFault } from './usage-fault.js';
import { overview, usageOf } from './usage.js';

export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  print(text: string): void;
  complain(text: string): void;
  /** Whether somebody still reads what is printed; always, unless told. */
  hasReader?(): boolean;
  /** Where progress is drawn; nowhere unless told. */
  readonly progress?: ProgressOutput;
};

const everybodys = {
  'data-dir': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

/** Runs the command that the arguments name. Only what nobody foresaw is thrown. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args[0] === '--help' || args[0] === '-h' ? ['help'] : args;
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    const what = name === '' ? 'which command?' : `there is no command ${name}`;
    terminal.complain(`wageledger: ${what}\n\n${overview(commands)}`);
    return 2;
  }
  try {
    await runCommand(command, rest, terminal);
    return 0;
  } catch (caught) {
    const fault = failureOf(caught) ?? caught;
    if (fault instanceof UsageFault) {
      const more = command.details === undefined ? '' : `\nwageledger help ${command.name} says more`;
      terminal.complain(
        `wageledger ${command.name}: ${fault.message}\nusage: wageledger ${command.usage}${more}`,
      );
      return 2;
    }
    if (!(fault instanceof CommandFailure)) throw fault;
    terminal.complain(`wageledger: ${fault.message}`);
    return 1;
  }
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<void> {
  const given = givenOf(command, args);
  if (given.flags['help'] === true) return terminal.print(usageOf(command));
  const { 'data-dir': dataDir, json } = given.flags;
  const step = command.read(given);
  const folder = typeof dataDir === 'string' ? dataDir : undefined;
  await step({
    payrollAs: (role) => payrollClient(serverFor('payroll', role, folder, terminal.env)),
    clients: departmentClients((service, role) => serverFor(service, role, folder, terminal.env)),
    print: terminal.print,
    complain: terminal.complain,
    hasReader: () => terminal.hasReader?.() ?? true,
    progress: terminal.progress,
    isJson: json === true,
    answer: (body, text) => terminal.print(json === true ? JSON.stringify(body, undefined, 2) : text),
  });
}

/** The arguments of a command, split. Throws UsageFault for a flag that it does not take. */
export function givenOf(command: Command, args: readonly string[]): Given {
  try {
    const options = { ...command.flags, ...everybodys };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, flags: values };
  } catch (fault) {
    // node:util explains at length how a value may begin with a hyphen; its first sentence says what is wrong.
    const [what = ''] = (fault as Error).message.split(/\. To specify|\.?\n/);
    throw new UsageFault(what, { cause: fault });
  }
}
