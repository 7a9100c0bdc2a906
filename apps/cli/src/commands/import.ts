import { importUpdates as sendFile, type ImportLine } from '#libs/client';
import { createReadStream, statSync, type Stats } from 'node:fs';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { choiceOf, countOf, textOf, wordsOf } from '../arguments.js';
import { CommandFailure } from '../command-failure.js';
import type { Command, Given, Step, Surroundings } from '../command.js';
import { failureOf } from '../department-clients.js';
import { problemLines } from '../import-problems.js';
import { ImportProgress } from '../import-progress.js';
import { UsageFault } from '../usage-fault.js';

type Asked = {
  readonly file: string;
  readonly service: 'hr' | 'finance';
  readonly name: string;
  readonly format: 'csv' | 'ndjson';
  readonly dryRun: boolean;
  /** How many problems are shown; the others are counted. */
  readonly shown: number;
};
type Ended = Extract<ImportLine, { import: unknown }>;
type Refused = Extract<ImportLine, { state: 'refused' }>;

/** `import`: a file of updates, each line once however often the file is sent. */
export const importUpdates: Command = {
  name: 'import',
  usage: 'import FILE --to hr|finance [--name NAME] [--format csv|ndjson] [--dry-run] [--problems N]',
  summary: 'sends a file of updates; sent again under the same name only what is new counts',
  details:
    'NAME is the file name without its ending unless told, FORMAT follows from that ending. FILE may be - for standard\ninput. --dry-run checks every line and sends nothing. To resume, send the file again. docs/IMPORTS.md has the formats.',
  flags: {
    to: { type: 'string' },
    name: { type: 'string' },
    format: { type: 'string' },
    'dry-run': { type: 'boolean' },
    problems: { type: 'string' },
  },
  read: (given) => stepOf(askedOf(given)),
};

function askedOf(given: Given): Asked {
  const { FILE: file } = wordsOf(given, 'FILE');
  const service = choiceOf(given, 'to', ['hr', 'finance']);
  if (service === undefined)
    throw new UsageFault('--to hr or --to finance is missing: whose updates are they?');
  const ending = extname(file);
  const name = textOf(given, 'name') ?? (file === '-' ? '' : basename(file, ending));
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name))
    throw new UsageFault('--name NAME is missing: 1 to 64 letters, digits, dots, underscores or hyphens');
  const format = choiceOf(given, 'format', ['csv', 'ndjson']) ?? formatOf(ending);
  const shown = countOf(given, 'problems', { otherwise: 100, most: 1_000_000 });
  return { file, service, name, format, dryRun: given.flags['dry-run'] === true, shown };
}

function formatOf(ending: string): 'csv' | 'ndjson' {
  if (ending === '.csv') return 'csv';
  if (ending === '.ndjson' || ending === '.jsonl') return 'ndjson';
  throw new UsageFault('--format csv or ndjson is missing: the ending of the file does not tell');
}

function stepOf(asked: Asked): Step {
  return async (surroundings) => {
    const progress = new ImportProgress(bytesOf(asked.file), surroundings.progress);
    try {
      await sent(asked, surroundings, progress);
    } catch (fault) {
      throw failureOf(fault, againText(asked)) ?? fault;
    } finally {
      progress.clear();
    }
  };
}

async function sent(asked: Asked, surroundings: Surroundings, progress: ImportProgress): Promise<void> {
  const { file, service, name, format, dryRun, shown } = asked;
  const { isJson, print, answer, clients } = surroundings;
  const problems: Refused[] = [];
  let ended: Ended | undefined;
  let refused = 0;
  const request = { name, format, dryRun, results: 'problems' } as const;
  for await (const line of sendFile(clients.importing(service), request, openFile(file))) {
    if ('progress' in line) progress.show(line.progress);
    else if ('import' in line) ended = line;
    else if (line.state === 'refused' && (refused += 1) <= shown) {
      progress.clear();
      if (isJson) problems.push(line);
      else for (const text of problemLines(file, line)) print(text);
    }
  }
  if (ended === undefined)
    throw new CommandFailure(`the service ended its answer before the file: ${againText(asked)}`);
  if (ended.problem === undefined) progress.end(ended.import);
  else progress.clear();
  answer({ ...ended.import, problems }, summaryOf(ended, refused - shown));
  refuseUnlessWhole(asked, ended);
}

function summaryOf({ import: counts }: Ended, hidden: number): string {
  const { lines, accepted, acceptable, known, refused, dryRun, importId } = counts;
  const taken = dryRun ? `${acceptable} acceptable (dry run, nothing was sent)` : `${accepted} accepted`;
  const more = hidden > 0 ? [`… and ${hidden} more problems: show them with --problems`] : [];
  return [...more, `${lines} lines: ${taken}, ${known} known, ${refused} refused (import ${importId})`].join(
    '\n',
  );
}

function refuseUnlessWhole(asked: Asked, { import: counts, problem }: Ended): void {
  if (problem !== undefined)
    throw new CommandFailure(`${problem.code}: ${problem.detail} → ${againText(asked)}`);
  if (counts.refused > 0)
    throw new CommandFailure(
      `${counts.refused} of ${counts.lines} lines are refused: correct them and send the file again under the name ${asked.name}; what was taken counts once`,
    );
}

const againText = ({ name }: Asked): string =>
  `send the file again under the name ${name}: every line counts once`;

function bytesOf(file: string): number | undefined {
  if (file === '-') return undefined;
  let found: Stats;
  try {
    found = statSync(file);
  } catch (fault) {
    throw new UsageFault(`${file} cannot be read`, { cause: fault });
  }
  if (found.isDirectory()) throw new UsageFault(`${file} is a folder; files are sent one by one`);
  // What is made as it is read (a pipe with a name) has no size.
  return found.isFile() ? found.size : undefined;
}

function openFile(file: string): ReadableStream<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
