// In: the lines of one file. Out: what became of each, in the order of the file, a round at a time.
// Guaranteed: nothing is read unless its outcome can be taken, so memory is that of two rounds whatever the file's length;
// a line is `accepted` only after every in-sync replica has it; a dry run reads, checks and looks up, and produces nothing.
import { fingerprintOf, updateCatalogue, updateIdOf } from '#libs/contracts';
import type { Department } from '#libs/directory';
import { partitionFor } from '#libs/kafka';
import { requireOwnType } from '../decision-rules.js';
import type { IntakeOptions } from '../intake-options.js';
import type { LedgerLookup } from '../ledger-lookup.js';
import { requireSameContent } from '../shared-sends.js';
import { concernedBy } from '../update-routes.js';
import { Problem } from '#libs/platform';
import type { ImportDepartments } from './import-departments.js';
import type { ImportLanes, LineToSend } from './import-lanes.js';
import type { LineProblem, LineSource, ReadLine } from './import-lines.js';
import { roundsOf } from './import-rounds.js';
import type { LineBudget } from './line-budget.js';
import { LineCheck, type CheckedLine } from './line-check.js';
import type { LineKeys } from './line-keys.js';
import { refusedLine, type LineOnTheWay, type LineOutcome } from './line-outcome.js';

export type RunParts = {
  readonly service: IntakeOptions['service'];
  readonly source: string;
  readonly isDryRun: boolean;
  readonly check: LineCheck;
  readonly keys: LineKeys;
  readonly departments: ImportDepartments;
  readonly ledger: LedgerLookup;
  readonly lanes: ImportLanes;
  readonly budget: LineBudget;
  /** Told how many accepted lines the ledger could not be asked about. */
  readonly onUnchecked: (lines: number) => void;
};

/** Lines that go out together: with 24 partitions some 200 in a send. */
export const roundLines = 5_000;
const roundsAtOnce = 2;

export class ImportRun {
  /** The turn of the round before: rounds reach the lanes in the order of the file. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: RunParts) {}

  /** The outcomes of a file; throws what reading it throws, after the outcomes of what was read before. */
  async *outcomes(source: LineSource): AsyncGenerator<readonly LineOutcome[], void> {
    const rounds = roundsOf(this.checked(source.slices), roundLines);
    const underWay: Promise<readonly LineOutcome[]>[] = [];
    let next: Promise<Arrival> | undefined = arrivalOf(rounds.next());
    while (next !== undefined || underWay.length > 0) {
      const mayRead = underWay.length < roundsAtOnce && !this.parts.lanes.gaveUp;
      const events = [...(next !== undefined && mayRead ? [next] : []), ...underWay.slice(0, 1)];
      if (events.length === 0) return;
      const event: Arrival | readonly LineOutcome[] = await Promise.race(events);
      if (!('kind' in event)) {
        void underWay.shift();
        yield event;
      } else if (event.kind === 'round') {
        const settled = this.settle(event.lines);
        // A fault is heard when its turn comes; until then it is nobody's unhandled rejection.
        settled.catch(() => undefined);
        underWay.push(settled);
        next = arrivalOf(rounds.next());
      } else {
        next = undefined;
        for (const round of underWay.splice(0)) yield await round;
        if (event.kind === 'fault') throw event.fault;
      }
    }
  }

  private async *checked(slices: LineSource['slices']): AsyncGenerator<readonly LineOnTheWay[], void> {
    const { check, departments } = this.parts;
    for (let slice = await slices.next(); slice.done !== true; slice = await slices.next()) {
      const lines = slice.value.map((read: ReadLine) => check.check(read));
      const named = new Set(
        lines.flatMap((line) => (line.problem === undefined ? [line.update.department] : [])),
      );
      const found = await departments.find(named);
      yield lines.map((line) => this.asked(line, found));
      // Between slices requests beside the import get their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private asked(checked: CheckedLine, found: ReadonlyMap<string, Department | LineProblem>): LineOnTheWay {
    const { line } = checked;
    if (checked.problem !== undefined) return refusedLine(line, checked.problem);
    const { update, key: own } = checked;
    const department = found.get(update.department);
    if (department === undefined || !('partitions' in department))
      return refusedLine(
        line,
        department ?? { code: 'DEPARTMENT_UNKNOWN', detail: 'There is no such department.' },
      );
    const key = this.parts.keys.keyOf(update, own);
    if (!key.isFirst) {
      if (!key.sameContent) return refusedLine(line, reusedInFile);
      const updateId = updateIdOf(this.parts.source, own ?? '');
      return { line, asked: undefined, outcome: { line, state: 'known', updateId } };
    }
    const updateId = updateIdOf(this.parts.source, key.key);
    const partition = partitionFor(update.employeeId, department.partitions);
    return { line, asked: { update, key: key.key, updateId, partition }, outcome: undefined };
  }

  private async settle(lines: readonly LineOnTheWay[]): Promise<readonly LineOutcome[]> {
    const { budget, lanes, isDryRun, onUnchecked } = this.parts;
    await budget.take(lines.length);
    try {
      const looked = Promise.all([this.refuseForeign(lines), this.recognise(lines)]);
      const sent = this.turn.then(async () => {
        const [, isComplete] = await looked;
        const open = lines.filter((line): line is LineToSend => line.outcome === undefined);
        if (!isComplete) onUnchecked(open.length);
        if (isDryRun) return accept(open);
        // Handed over within the turn, waited for outside of it.
        return { end: lanes.send(open) };
      });
      this.turn = sent.catch(() => undefined);
      await (
        await sent
      )?.end;
      return lines.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]));
    } finally {
      budget.give(lines.length);
    }
  }

  /** Lines that the ledger has already get their outcome; false where it could not be asked. */
  private async recognise(lines: readonly LineOnTheWay[]): Promise<boolean> {
    const asked = lines.flatMap(({ asked }) => (asked === undefined ? [] : [asked.updateId]));
    const winners = await this.parts.ledger.findAll(asked);
    if (winners === undefined) return false;
    for (const way of lines) {
      const winner = way.asked === undefined ? undefined : winners.get(way.asked.updateId);
      if (way.asked === undefined || winner === undefined || way.outcome !== undefined) continue;
      const { updateId, update } = way.asked;
      const { partition, offset } = winner;
      const { version } = updateCatalogue[update.type];
      way.outcome = refusalBy(way.line, () =>
        requireSameContent(winner.fingerprint, fingerprintOf({ ...update, version })),
      ) ?? { line: way.line, state: 'known', updateId, partition, offset };
    }
    return true;
  }

  /** Lines that concern an update of the other service are refused, as far as the ledger knows that update. */
  private async refuseForeign(lines: readonly LineOnTheWay[]): Promise<void> {
    const concerned = lines.flatMap(({ asked }) => {
      const update = asked === undefined ? undefined : concernedBy(asked.update);
      return update === undefined ? [] : [update];
    });
    if (concerned.length === 0) return;
    const types = await this.parts.ledger.findTypes([...new Set(concerned)]);
    for (const way of lines) {
      const type =
        way.asked === undefined ? undefined : types?.get(concernedBy(way.asked.update) ?? '')?.type;
      if (type === undefined || way.outcome !== undefined) continue;
      way.outcome = refusalBy(way.line, () => requireOwnType(type, this.parts.service));
    }
  }
}

type Arrival =
  | { readonly kind: 'round'; readonly lines: readonly LineOnTheWay[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'fault'; readonly fault: unknown };

/** Never rejects: what reading throws waits until the rounds before it are told. */
function arrivalOf(next: Promise<IteratorResult<readonly LineOnTheWay[], void>>): Promise<Arrival> {
  return next.then(
    (arrived): Arrival => (arrived.done === true ? { kind: 'end' } : { kind: 'round', lines: arrived.value }),
    (fault: unknown): Arrival => ({ kind: 'fault', fault }),
  );
}

const reusedInFile: LineProblem = {
  code: 'IDEMPOTENCY_KEY_REUSED',
  detail: 'An earlier line of this file has the same key and other content. A new update takes a new key.',
};

/** The refusal of a line where `judge` throws a Problem. */
function refusalBy(line: number, judge: () => void): LineOutcome | undefined {
  try {
    judge();
    return undefined;
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    return { line, state: 'refused', problem: { code: fault.code, detail: fault.message } };
  }
}

function accept(lines: readonly LineToSend[]): undefined {
  for (const line of lines)
    line.outcome = { line: line.line, state: 'acceptable', updateId: line.asked.updateId };
}
