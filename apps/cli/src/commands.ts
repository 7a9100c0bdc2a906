import type { Command } from './command.js';
import { approve, decline } from './commands/approve.js';
import { discard } from './commands/discard.js';
import { held } from './commands/held.js';
import { helpOn } from './commands/help.js';
import { importUpdates } from './commands/import.js';
import { partitions } from './commands/partitions.js';
import { pay } from './commands/pay.js';
import { rejected } from './commands/rejected.js';
import { resume } from './commands/resume.js';
import { retry } from './commands/retry.js';
import { skipTo } from './commands/skip-to.js';
import { status } from './commands/status.js';
import { submit } from './commands/submit.js';
import { tail } from './commands/tail.js';

const ofDepartments: readonly Command[] = [submit, importUpdates, status, pay, tail, held, approve, decline];
const ofOperators: readonly Command[] = [partitions, resume, skipTo, rejected, retry, discard];
const all = [...ofDepartments, ...ofOperators];

/** The commands that there are, in the order in which help shows them. */
export const commands: readonly Command[] = [...all, helpOn(all)];
