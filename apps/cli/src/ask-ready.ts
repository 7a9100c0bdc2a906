/**
 * `node dist/apps/cli/src/ask-ready.js`: whether the service of this container is ready.
 * In: WAGELEDGER_PORT. Out: what /readyz said on stdout; exit code 0 ready, 1 not, which is what a container engine asks for.
 */
const port = process.env['WAGELEDGER_PORT'] ?? '';
try {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4_000) });
  process.stdout.write(`${answer.status} ${await answer.text()}\n`);
  process.exitCode = answer.ok ? 0 : 1;
} catch (fault) {
  process.stdout.write(
    `no answer on port ${port}: ${fault instanceof Error ? fault.message : String(fault)}\n`,
  );
  process.exitCode = 1;
}
