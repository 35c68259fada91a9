import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { accessTable } from '../../apps/api/src/access/access-table';
import { declaredRoutes } from '../../apps/api/src/access/declared-routes';
import { apiModule } from '../../apps/api/src/api.module';
import { readCommandLine, runCampaign } from '../command-line';

const LINE = {
  start: 'npm run access-table --',
  what: 'Writes who may ask which route, as the controllers declare it, into apps/api/ACCESS.md.',
} as const;

runCampaign(() => {
  readCommandLine(LINE, process.argv.slice(2));
  writeFileSync('apps/api/ACCESS.md', accessTable(declaredRoutes(apiModule({ simulatedClock: true }))));
  return 0;
});
