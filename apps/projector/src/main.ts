import { upcasters } from '@sealtrail/contexts';
import { openDistributed, runProcess, sharedSettings } from '@sealtrail/platform';
import { startProjector } from './projector-process';

void runProcess(async (given, log) => {
  const settings = sharedSettings(given);
  return startProjector(await openDistributed(settings, upcasters, log), settings, log);
});
