// In: an import under way. Out: its answer, as one JSON object at the end or as a line of NDJSON for each outcome.
// Guaranteed: the stream is made as it is read, so a reader that stops reading holds the import back instead of filling
// the memory; its last line says how the import ended.
import { Problem } from '#libs/platform';
import type { ImportOnWire, NumberedProblem } from './import-job.js';
import { ImportStop } from './import-stop.js';
import type { ImportUnderWay } from './imports.js';
import type { LineOutcome } from './line-outcome.js';

const problemsInAnswer = 1_000;
const progressEveryMs = 1_000;

/** The whole answer, once the import is over; problems beyond a thousand are only counted. */
export async function wholeAnswer({ job, outcomes }: ImportUnderWay): Promise<ImportOnWire> {
  const problems: NumberedProblem[] = [];
  try {
    for await (const round of outcomes) {
      for (const outcome of round) {
        if (outcome.state === 'refused' && problems.length < problemsInAnswer)
          problems.push({ line: outcome.line, ...outcome.problem });
      }
    }
  } catch (fault) {
    if (!(fault instanceof ImportStop)) throw fault;
    throw withImport(fault.problem, job.toWire());
  }
  return { ...job.toWire(), problems };
}

/** Lines of NDJSON: outcomes, once a second `{"progress"}`, at the end `{"import"}`, where it was cut short with `problem`. */
export async function* streamedAnswer(
  { job, outcomes }: ImportUnderWay,
  results: 'all' | 'problems',
): AsyncGenerator<string, void> {
  let toldAtMs = performance.now();
  try {
    for await (const round of outcomes) {
      const told = results === 'all' ? round : round.filter(({ state }) => state === 'refused');
      let text = textOf(told);
      if (performance.now() - toldAtMs >= progressEveryMs) {
        toldAtMs = performance.now();
        text += `${JSON.stringify({ progress: withoutProblems(job.toWire()) })}\n`;
      }
      if (text !== '') yield text;
    }
  } catch (fault) {
    if (!(fault instanceof ImportStop)) throw fault;
    const problem = fault.problem.toBody();
    yield `${JSON.stringify({ import: withoutProblems(job.toWire()), problem })}\n`;
    return;
  }
  yield `${JSON.stringify({ import: withoutProblems(job.toWire()) })}\n`;
}

function textOf(outcomes: readonly LineOutcome[]): string {
  let text = '';
  for (const outcome of outcomes) text += `${JSON.stringify(outcome)}\n`;
  return text;
}

function withoutProblems({ problems: _, ...job }: ImportOnWire): Omit<ImportOnWire, 'problems'> {
  return job;
}

function withImport(problem: Problem, { importId, lines, accepted, known, refused }: ImportOnWire): Problem {
  const soFar = `Until then ${lines} lines were read: ${accepted} accepted, ${known} known, ${refused} refused.`;
  return new Problem(problem.code, {
    detail: `${problem.message} ${soFar}`,
    headers: { ...problem.headers, location: `/v1/imports/${importId}` },
    cause: problem.cause,
  });
}
