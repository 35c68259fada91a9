import 'reflect-metadata';
import { upcasters } from '@sealtrail/contexts';
import { adminKeyFrom, openDistributed, runProcess, sharedSettings } from '@sealtrail/platform';
import { startApi } from './distributed/api-process';

/** HTTP alone: commands and questions. Others fold the read models and react to the facts. */
void runProcess(async (given, log) => {
  const settings = sharedSettings(given);
  const adminKey = adminKeyFrom(settings.adminKeyFile);
  const stores = await openDistributed(settings, upcasters, log);
  const api = await startApi(stores, { ...settings, adminKey }, log);
  process.stdout.write(`Sealtrail is ready at ${api.url}\n`);
  return { fatal: api.fatal, stop: () => api.stop() };
});
