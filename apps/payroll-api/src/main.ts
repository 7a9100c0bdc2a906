import { startService } from '#libs/platform';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';
import { configSchema } from './config.js';

await startService({
  service: 'payroll-api',
  configSchema,
  appModule: (config) => AppModule.forRoot(config),
  translate: booksFault,
});
