import { answerOf } from '#libs/client';
import { updateCatalogue, type UpdateType } from '#libs/contracts';
import { hash } from 'node:crypto';
import { CommandFailure } from './command-failure.js';
import type { DepartmentClients } from './department-clients.js';
import { heldUpdate, type HeldUpdate } from './held-updates.js';
import { remedyOf } from './remedies.js';
import type { Submitted } from './submit-kinds.js';

const base = '/v1/departments/{department}/employees/{employee}/updates/{update}' as const;

export type Decided = { readonly held: HeldUpdate; readonly accepted: Submitted };

/**
 * Decides on a held update at the service that published it. The key follows from the decision, so that one that is sent
 * again counts once. Throws CommandFailure where the update does not wait, or the decision
 * does not count.
 */
export async function decide(
  clients: DepartmentClients,
  decision: 'approval' | 'decline',
  asked: { readonly update: string; readonly reason: string | undefined },
): Promise<Decided> {
  const { reason } = asked;
  const held = await heldUpdate(clients.payroll('approver'), asked.update);
  // The employee's own department decides, not the one that the update names.
  const department = held.inForce ?? held.department;
  const path = { department, employee: held.employeeId, update: held.updateId };
  const content = hash('sha256', `${decision} ${held.updateId} ${reason ?? ''}`, 'hex').slice(0, 32);
  const params = { path, header: { 'Idempotency-Key': `${decision}/${content}`, Prefer: 'wait=10' } };
  const client = ownerOf(held) === 'hr' ? clients.hr('approver') : clients.finance('approver');
  const accepted =
    decision === 'approval'
      ? await answerOf<Submitted>(
          client.POST(`${base}/approval`, { params, body: reason === undefined ? {} : { reason } }),
        )
      : await answerOf<Submitted>(client.POST(`${base}/decline`, { params, body: { reason: reason ?? '' } }));
  const fault = accepted.anomalies?.find((code) => code === 'ORPHAN_DECISION' || code === 'SELF_APPROVAL');
  if (fault === undefined) return { held, accepted };
  throw new CommandFailure(`${fault}: the decision is in the log and does not count → ${remedyOf(fault)}`);
}

function ownerOf({ type, updateId }: HeldUpdate): 'hr' | 'finance' {
  const owner = Object.hasOwn(updateCatalogue, type)
    ? updateCatalogue[type as UpdateType].service
    : undefined;
  if (owner === 'hr' || owner === 'finance') return owner;
  throw new CommandFailure(
    `update ${updateId} is of the type ${type}, which this version of the command does not know`,
  );
}
