import '../../../libs/platform/node-version';
import 'reflect-metadata';
import { upcasters } from '@sealtrail/contexts';
import { openDistributed, runProcess, sharedSettings, startInstruments } from '@sealtrail/platform';
import { startReactor } from './reactor-process';

void runProcess(async (given, log) => {
  const settings = sharedSettings(given);
  const instruments = await startInstruments('reactor', settings, log);
  const stores = await openDistributed(settings, upcasters, log, instruments.metrics);
  return startReactor(stores, { ...settings, instruments }, log);
});
