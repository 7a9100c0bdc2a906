import { isInScope, type Actor } from '#libs/auth';
import type { Department } from '#libs/directory';
import { Problem } from '#libs/platform';
import type { Departments } from '../departments.js';
import type { LineProblem } from './import-lines.js';

const refusedMax = 10_000;

/**
 * The departments that the lines of one file name. What is refused is remembered for the rest of the file: a misspelt
 * department on every line would otherwise wait for the directory once a line.
 */
export class ImportDepartments {
  private readonly refused = new Map<string, LineProblem>();

  constructor(
    private readonly actor: Actor,
    private readonly departments: Departments,
  ) {}

  /** Each of these departments, or why no line may name it. */
  async find(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Department | LineProblem>> {
    const found = await Promise.all([...ids].map(async (id) => [id, await this.one(id)] as const));
    return new Map(found);
  }

  private async one(id: string): Promise<Department | LineProblem> {
    const before = this.refused.get(id);
    if (before !== undefined) return before;
    try {
      // Before the directory is asked: a token must not find out which departments there are beyond its own.
      if (!isInScope(this.actor, id)) throw outOfScope(id);
      return await this.departments.known(id);
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      const problem: LineProblem = { code: fault.code, detail: fault.message };
      if (this.refused.size >= refusedMax) this.refused.clear();
      this.refused.set(id, problem);
      return problem;
    }
  }
}

function outOfScope(id: string): Problem {
  return new Problem('DEPARTMENT_OUT_OF_SCOPE', {
    detail: `The token is for other departments than ${id}; ask for one whose scope has it.`,
  });
}
