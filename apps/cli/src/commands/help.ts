import type { Command } from '../command.js';
import { UsageFault } from '../usage-fault.js';
import { overview, usageOf } from '../usage.js';

/** `help`: what the other commands do. */
export function helpOn(others: readonly Command[]): Command {
  const help: Command = {
    name: 'help',
    usage: 'help [COMMAND]',
    summary: 'shows the commands, or the arguments of one',
    flags: {},
    read: ({ words: [name, extra] }) => {
      const all = [...others, help];
      const command = all.find((one) => one.name === name);
      if (extra !== undefined) throw new UsageFault(`${extra} is one argument too many`);
      if (name !== undefined && command === undefined) throw new UsageFault(`there is no command ${name}`);
      const text = command === undefined ? overview(all) : usageOf(command);
      const body = (command === undefined ? all : [command]).map((one) => ({
        name: one.name,
        usage: one.usage,
        summary: one.summary,
      }));
      return async ({ answer }) => answer({ commands: body }, text);
    },
  };
  return help;
}
