/*
 * Named points in the code at which a test ends, freezes or fails this very process. In: WAGELEDGER_FAILPOINTS, for
 * example `apply.moved=kill@3;apply.written=freeze@1` (the action at the nth hit of that point, once).
 * Guaranteed: without the variable there is nothing to call (`undefined`), so an optional call is all that a point
 * costs; `readConfig` refuses the variable unless NODE_ENV=test, so no production process can carry one.
 */

/** Every point that exists, so that a typing error in the variable is refused instead of never hit. */
export const failpointNames = [
  'apply.offered',
  'apply.begun',
  'apply.moved',
  'apply.written',
  'apply.before-commit',
  'apply.committed',
  'intake.before-publish',
  'intake.published',
  'relay.published',
] as const;

export type FailpointName = (typeof failpointNames)[number];

const actions = ['kill', 'freeze', 'error'] as const;

export type FailpointRule = {
  readonly name: FailpointName;
  readonly action: (typeof actions)[number];
  /** The hit at which it acts, from 1. */
  readonly hit: number;
};

/** Called at a point. Throws where the rule says `error`. */
export type Failpoint = (name: FailpointName) => void;

/** The rules of `name=action@hit;…`; undefined for any other text. */
export function parseFailpoints(text: string): FailpointRule[] | undefined {
  const rules = text.split(';').map((rule): FailpointRule | undefined => {
    const [, point, does, at] = /^([a-z.-]+)=([a-z]+)@([1-9]\d{0,6})$/.exec(rule.trim()) ?? [];
    const name = failpointNames.find((known) => known === point);
    const action = actions.find((known) => known === does);
    return name && action && at ? { name, action, hit: Number.parseInt(at, 10) } : undefined;
  });
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

/** What the code calls at its points; undefined where there are no rules. */
export function failpointOf(rules: readonly FailpointRule[] | undefined): Failpoint | undefined {
  if (rules === undefined || rules.length === 0) return undefined;
  const hits = new Map<FailpointName, number>();
  return (name) => {
    const hit = (hits.get(name) ?? 0) + 1;
    hits.set(name, hit);
    const rule = rules.find((one) => one.name === name && one.hit === hit);
    if (rule !== undefined) act(rule);
  };
}

function act({ name, action, hit }: FailpointRule): void {
  // Both signals take effect before the call returns: nothing after the point runs.
  if (action === 'kill') process.kill(process.pid, 'SIGKILL');
  else if (action === 'freeze') process.kill(process.pid, 'SIGSTOP');
  else throw new Error(`failpoint ${name}, hit ${hit}`);
}
