// In: the configuration schemas of the services. Out: docs/CONFIGURATION.md as it must read.
import { format, resolveConfig } from 'prettier';
import { join } from 'node:path';
import { configurationTable } from '#libs/platform';
import { configSchema as financeService } from '../../apps/finance-service/src/config.js';
import { configSchema as hrService } from '../../apps/hr-service/src/config.js';
import { configSchema as payrollApi } from '../../apps/payroll-api/src/config.js';
import { configSchema as payrollConsumer } from '../../apps/payroll-consumer/src/config.js';
import { repository } from './repository.js';

export const configurationFile = join(repository, 'docs/CONFIGURATION.md');

const head = `# Configuration

Every service reads its environment once, at start, and refuses to start with one line that names every variable that is
missing or wrong, and every \`WAGELEDGER_\` name that it does not know. Values are never repeated there. A variable that is set to
nothing counts as not set. This page is made from the code (\`npm run docs:configuration\`).
`;

export async function configurationPage(): Promise<string> {
  const tables = configurationTable({
    'hr-service': hrService,
    'finance-service': financeService,
    'payroll-consumer': payrollConsumer,
    'payroll-api': payrollApi,
  });
  const style = await resolveConfig(configurationFile);
  return format(`${head}\n${tables}`, { ...style, parser: 'markdown' });
}
