import type { Command } from './command.js';
import { discard } from './commands/discard.js';
import { helpOn } from './commands/help.js';
import { partitions } from './commands/partitions.js';
import { rejected } from './commands/rejected.js';
import { resume } from './commands/resume.js';
import { retry } from './commands/retry.js';
import { skipTo } from './commands/skip-to.js';

const ofPayroll: readonly Command[] = [partitions, resume, skipTo, rejected, retry, discard];

/** The commands that there are, in the order in which help shows them. */
export const commands: readonly Command[] = [...ofPayroll, helpOn(ofPayroll)];
