import { Injectable } from '@nestjs/common';
import { within } from './within.js';

/** What a check found; `detail` says what is missing and never holds addresses with secrets. */
export type HealthOutcome = { readonly ok: boolean; readonly detail?: string };

/** One thing a service needs before it can do its work, asked for by /readyz. */
export type HealthCheck = { readonly name: string; check(): Promise<HealthOutcome> | HealthOutcome };

export type HealthReport = { status: 'ready' | 'not ready'; checks: Record<string, HealthOutcome> };

export type LivenessReport = { status: 'alive' | 'dead'; checks?: Record<string, HealthOutcome> };

const checkTimeoutMs = 1_000;

/** The checks of a service. Any provider may add its own; all of them are asked at once, each for one second at most. */
@Injectable()
export class HealthChecks {
  private readonly checks: HealthCheck[] = [];
  private readonly livenessChecks: HealthCheck[] = [];
  private isStopping = false;

  /** Adds a check; its name appears in /readyz. */
  add(check: HealthCheck): void {
    this.checks.push(check);
  }

  /**
   * Adds a check to /livez: whether only a new process can help. Never something that another server decides, or its
   * outage would have every service restarted.
   */
  addLiveness(check: HealthCheck): void {
    this.livenessChecks.push(check);
  }

  /** From now on the service is not ready, whatever its checks say: who sends it requests should send them elsewhere. */
  stop(): void {
    this.isStopping = true;
  }

  /** Asks every check; one that throws or takes longer than a second counts as failed. */
  async report(): Promise<HealthReport> {
    const { ok, checks } = await asked(this.checks);
    if (!this.isStopping) return { status: ok ? 'ready' : 'not ready', checks };
    return {
      status: 'not ready',
      checks: { ...checks, stopping: { ok: false, detail: 'the service ends' } },
    };
  }

  /** The same for /livez. */
  async liveness(): Promise<LivenessReport> {
    const { ok, checks } = await asked(this.livenessChecks);
    return { status: ok ? 'alive' : 'dead', ...(this.livenessChecks.length > 0 && { checks }) };
  }
}

async function asked(checks: readonly HealthCheck[]) {
  const outcomes = await Promise.all(
    checks.map(async (check) => [check.name, await bounded(check)] as const),
  );
  const ok = outcomes.every(([, outcome]) => outcome.ok);
  return { ok, checks: Object.fromEntries(outcomes) as Record<string, HealthOutcome> };
}

async function bounded(check: HealthCheck): Promise<HealthOutcome> {
  try {
    // Without this bound a check that hangs on a dead server would hang the probe, and the orchestrator would
    // restart a service that only waits.
    const outcome = await within(checkTimeoutMs, Promise.resolve(check.check()));
    return outcome ?? { ok: false, detail: `no answer within ${checkTimeoutMs} ms` };
  } catch (fault) {
    return { ok: false, detail: fault instanceof Error ? `failed (${fault.constructor.name})` : 'failed' };
  }
}
