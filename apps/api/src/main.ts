import '../../../libs/platform/node-version';
import 'reflect-metadata';
import { upcasters } from '@sealtrail/contexts';
import { adminKeyFrom, openDistributed, runProcess, sharedSettings, startInstruments } from '@sealtrail/platform';
import { usableKeyIn } from './access/admin-key';
import { tokenIssuersFrom } from './access/tokens/issuer-table';
import { startApi } from './distributed/api-process';

/** HTTP only: commands and queries. Projectors and reactors run in other processes. */
void runProcess(async (given, log) => {
  const settings = sharedSettings(given);
  const adminKey = adminKeyFrom(settings.adminKeyFile);
  if (adminKey !== null) usableKeyIn(adminKey, { isSimulated: false });
  const tokenIssuers = tokenIssuersFrom(settings.tokenIssuersFile);
  const instruments = await startInstruments('api', settings, log);
  const stores = await openDistributed(settings, upcasters, log, instruments.metrics);
  const api = await startApi(stores, { ...settings, adminKey, tokenIssuers, instruments }, log);
  process.stdout.write(`Sealtrail is ready at ${api.url}\n`);
  return { fatal: api.fatal, stop: () => api.stop() };
});
