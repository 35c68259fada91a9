import '../../../libs/platform/node-version';
import { upcasters } from '@sealtrail/contexts';
import { openDistributed, runProcess, sharedSettings, startInstruments } from '@sealtrail/platform';
import { startProjector } from './projector-process';

void runProcess(async (given, log) => {
  const settings = sharedSettings(given);
  const instruments = await startInstruments('projector', settings, log);
  const stores = await openDistributed(settings, upcasters, log, instruments.metrics);
  return startProjector(stores, { ...settings, instruments }, log);
});
