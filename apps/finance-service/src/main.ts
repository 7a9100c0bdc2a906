import { startService } from '#libs/platform';
import { AppModule } from './app.module.js';
import { configSchema } from './config.js';

await startService({
  service: 'finance-service',
  configSchema,
  appModule: (config) => AppModule.forRoot(config),
});
