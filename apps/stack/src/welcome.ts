import { stackFilePath, tokenNames, type StackFile } from './stack-file.js';

/** Three requests that work when pasted into a second terminal; tokens come out of stack.json. */
export function curlLines(stack: StackFile, dataDir: string, month: string): string[] {
  const token = (name: (typeof tokenNames)[number]): string =>
    `-H "Authorization: Bearer $(node -p 'JSON.parse(fs.readFileSync("${stackFilePath(dataDir)}")).tokens.${name}')"`;
  const bonus = JSON.stringify({
    amount: { amount: '750.00', currency: 'EUR' },
    payDate: `${month}-25`,
    code: 'SPOT',
  });
  return [
    `curl -s ${token('payroll')} '${stack.urls.payroll}/v1/employees/E-1001/pay?period=${month}'`,
    `curl -s -X POST ${token('finance')} -H 'Idempotency-Key: try-1' -H 'Content-Type: application/json' -d '${bonus}' ${stack.urls.finance}/v1/departments/engineering/employees/E-1001/bonuses`,
    `curl -s ${token('payroll')} '${stack.urls.payroll}/v1/departments/engineering/pay?period=${month}'`,
  ];
}

/** What stands on the screen once all is ready. */
export function welcome(stack: StackFile, dataDir: string, month: string, hasSample: boolean): string {
  const tokens = tokenNames.map((name) => `  ${name.padEnd(9)} ${stack.tokens[name]}`);
  const urls = [
    `  hr-service       ${stack.urls.hr}`,
    `  finance-service  ${stack.urls.finance}`,
    `  payroll-api      ${stack.urls.payroll}`,
  ];
  const curls = curlLines(stack, dataDir, month).flatMap((line) => [`  ${line}`, '']);
  return [
    'Tokens, one per role, good for 30 days:',
    ...tokens,
    '',
    'Services:',
    ...urls,
    `  all of this is in ${stackFilePath(dataDir)}; logs are in ${dataDir}/logs`,
    '',
    ...(hasSample
      ? ['Try in a second terminal: the pay of one person, a bonus, the pay of the department.', ...curls]
      : []),
    'Ready. Ctrl-C stops everything.',
  ].join('\n');
}
