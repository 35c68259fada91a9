import 'reflect-metadata';
import { upcasters } from '@sealtrail/contexts';
import { openDistributed, runProcess, sharedSettings } from '@sealtrail/platform';
import { startReactor } from './reactor-process';

void runProcess(async (given, log) => {
  const settings = sharedSettings(given);
  return startReactor(await openDistributed(settings, upcasters, log), settings, log);
});
