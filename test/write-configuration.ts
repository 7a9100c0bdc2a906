// npm run docs:configuration: writes docs/CONFIGURATION.md anew from the code. An integration test fails while both differ.
import { writeFile } from 'node:fs/promises';
import { configurationFile, configurationPage } from './support/configuration-page.js';

await writeFile(configurationFile, await configurationPage());
