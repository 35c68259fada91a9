import '../../../libs/platform/node-version';
import 'reflect-metadata';
import { adminKeyFrom, DataFolder, runProcess, startInstruments } from '@sealtrail/platform';
import { tokenIssuersFrom, usableKeyIn } from '../../api/src';
import { openDrivers } from './open-drivers';
import { startStandalone } from './standalone';
import { startupBanner } from './startup-banner';

void runProcess(async (settings, log) => {
  const adminKey = adminKeyFrom(settings.adminKeyFile);
  if (adminKey !== null) usableKeyIn(adminKey, { isSimulated: settings.simulatedClock !== null });
  const tokenIssuers = tokenIssuersFrom(settings.tokenIssuersFile);
  const instruments = await startInstruments('standalone', settings, log);
  const folder = DataFolder.open(settings.dataDir, settings.simulatedClock);
  const drivers = await openDrivers(settings, folder, instruments.metrics, log);
  const standalone = await startStandalone({ ...settings, adminKey, tokenIssuers, instruments }, drivers, log);
  const now = drivers.setClock && drivers.clock.now();
  process.stdout.write(startupBanner({ ...standalone, keyInFile: adminKey !== null, folder: folder.path, now }));
  return { fatal: drivers.fatal, stop: () => standalone.stop() };
});
