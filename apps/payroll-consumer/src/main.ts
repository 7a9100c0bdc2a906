import { startService } from '#libs/platform';
import { AppModule } from './app.module.js';
import { configSchema } from './config.js';
import { consumeUpdates } from './consume-updates.js';

await startService({
  service: 'payroll-consumer',
  configSchema,
  appModule: (config) => AppModule.forRoot(config),
  beforeListen: consumeUpdates,
});
