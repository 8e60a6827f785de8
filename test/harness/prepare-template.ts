import { testAdminUrl } from './run-of-tests';
import { prepareTemplate } from './template';

prepareTemplate(testAdminUrl()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
