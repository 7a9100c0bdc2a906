/** What is said of a file of updates: of each line, and of the whole. */
import { z } from 'zod';
import { peopleExamples } from './examples-of-people.js';
import { errorCodes, type ErrorCode } from '../error-codes.js';
import {
  actorAnswer,
  countAnswer,
  instantAnswer,
  offsetAnswer,
  partitionAnswer,
  uuidAnswer,
} from './parts.js';
import { problem } from './problem-answer.js';

const lineNumber = z
  .int()
  .min(1)
  .meta({ description: 'counted from 1, a header row among them', example: 3 });

const problemFields = {
  code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
  detail: z.string(),
  errors: z
    .array(
      z.strictObject({
        pointer: z.string().optional().describe('JSON pointer (RFC 6901) into the line'),
        column: z.string().optional().describe('of a CSV file: the name of the column'),
        position: z.int().min(1).optional().describe('of a CSV file: the number of the column, from 1'),
        detail: z.string(),
      }),
    )
    .optional()
    .describe('every fault of the line at once'),
};

export const lineProblem = z
  .strictObject(problemFields)
  .meta({ id: 'LineProblem', description: 'What is wrong with one line of a file.' });

const numberedProblem = z
  .strictObject({ line: lineNumber, ...problemFields })
  .meta({ id: 'NumberedLineProblem', description: 'What is wrong with which line of a file.' });

/** One line of a streamed answer. */
export const lineOutcome = z
  .discriminatedUnion('state', [
    z.strictObject({
      line: lineNumber,
      state: z.enum(['accepted', 'known']),
      updateId: uuidAnswer,
      partition: partitionAnswer.optional(),
      offset: offsetAnswer.optional(),
    }),
    z.strictObject({ line: lineNumber, state: z.literal('acceptable'), updateId: uuidAnswer }),
    z.strictObject({ line: lineNumber, state: z.literal('refused'), problem: lineProblem }),
  ])
  .meta({
    id: 'LineOutcome',
    description:
      'accepted: every in-sync replica has it. acceptable: it would be, in a dry run. known: the ledger, or an earlier line, has this very update. refused: it is nowhere.',
    example: {
      line: 2,
      state: 'accepted',
      updateId: '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21',
      partition: 3,
      offset: '1204',
    },
  });

const reportFields = {
  importId: uuidAnswer,
  name: z.string().meta({ example: 'salaries-2026-11' }),
  format: z.enum(['ndjson', 'csv']),
  dryRun: z.boolean(),
  actor: actorAnswer,
  state: z.enum(['running', 'completed', 'interrupted']),
  lines: countAnswer.describe('read so far: accepted, acceptable, known and refused together'),
  accepted: countAnswer,
  acceptable: countAnswer.describe('only in a dry run, where nothing is accepted'),
  known: countAnswer,
  refused: countAnswer,
  unchecked: countAnswer.describe(
    'of those accepted: the ledger could not be asked, so some may be known to it; they count once all the same',
  ),
  bytes: countAnswer,
  startedAt: instantAnswer,
  endedAt: instantAnswer.optional(),
  because: z.string().optional().describe('of an interrupted import: why'),
};

/** Counts alone, as a streamed answer has them. */
export const importCounts = z.strictObject(reportFields).meta({ id: 'ImportCounts' });

/** POST …/imports, GET …/imports/{id} */
export const importReport = z
  .strictObject({
    ...reportFields,
    problems: z
      .array(numberedProblem)
      .describe('the first hundred; in the answer to the file itself the first thousand'),
  })
  .meta({ id: 'Import', example: peopleExamples.Import });

/** POST …/imports with Accept: application/x-ndjson: one of these a line. */
export const importLine = z
  .union([
    lineOutcome,
    z.strictObject({ progress: importCounts }),
    z.strictObject({ import: importCounts, problem: problem.optional() }),
  ])
  .meta({
    id: 'ImportLine',
    example: peopleExamples.ImportLine,
    description:
      'An outcome for each line of the file, `progress` once a second, and at the end `import`: with `problem` where the import was cut short.',
  });

/** GET …/imports */
export const imports = z
  .strictObject({ items: z.array(importReport) })
  .meta({ id: 'ImportList', example: peopleExamples.ImportList });
