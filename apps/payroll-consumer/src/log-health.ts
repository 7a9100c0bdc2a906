import type { ConsumerState } from '#libs/kafka';
import type { HealthOutcome } from '#libs/platform';

/** What /readyz says about the log: ready means a member of the group, and every partition of it applied. */
export function logHealth(state: ConsumerState): HealthOutcome {
  if (state.crashed !== undefined) return { ok: false, detail: `the consumer ended: ${state.crashed}` };
  if (!state.connected)
    return { ok: false, detail: state.waitingFor ?? 'not a member of the consumer group yet' };
  const halted = state.partitions.filter((partition) => partition.state === 'halted');
  if (halted.length > 0)
    return {
      ok: false,
      detail: halted.map((one) => `partition ${one.partition} halted: ${one.code} ${one.detail}`).join('; '),
    };
  const claiming = state.partitions.filter((partition) => partition.state === 'claiming');
  if (claiming.length > 0)
    return { ok: false, detail: `claiming partitions ${claiming.map((one) => one.partition).join(', ')}` };
  return { ok: true, detail: `${state.partitions.length} partitions` };
}
