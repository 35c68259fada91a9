import 'reflect-metadata';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCase } from './case';
import { benchCommands } from './commands';
import { benchDistributed } from './distributed';
import { benchExports } from './exports';
import { benchQueries } from './queries';
import { benchRebuild } from './rebuild';

const USAGE = `npm run bench -- commands [--runs 5] [--seconds 5] [--connections 64]
npm run bench -- case
npm run bench -- rebuild [--events 1000000] [--runs 3] [--folder DIR, kept and used again]
npm run bench -- exports [--rows 100000] [--keep DIR, where the files stay]
npm run bench -- queries [--cases 300000] [--seconds 60]
npm run bench -- distributed [--events N] [--in-flight 64] [--runs 5], with SEALTRAIL_KURRENTDB_URL or SEALTRAIL_MONGODB_URL or both`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string' },
      seconds: { type: 'string' },
      cases: { type: 'string', default: '300000' },
      connections: { type: 'string', default: '64' },
      events: { type: 'string' },
      'in-flight': { type: 'string', default: '64' },
      folder: { type: 'string' },
      rows: { type: 'string', default: '100000' },
      keep: { type: 'string' },
    },
  });
  const told = loadavg().map((load) => load.toFixed(1));
  console.log(`Node ${process.version}, ${cpus().length} cores, load average ${told.join(' ')}`);
  const { runs, seconds, connections, events, cases, folder = null } = values;
  switch (positionals[0] ?? '') {
    case 'case':
      return benchCase();
    case 'commands':
      return benchCommands({
        runs: Number(runs ?? 5),
        seconds: Number(seconds ?? 5),
        connections: Number(connections),
      });
    case 'rebuild':
      return benchRebuild({ runs: Number(runs ?? 3), events: Number(events ?? 1_000_000), folder });
    case 'exports':
      return benchExports({ rows: Number(values.rows), keep: values.keep ?? null });
    case 'queries':
      return benchQueries({ cases: Number(cases), seconds: Number(seconds ?? 60) });
    case 'distributed':
      return benchDistributed({
        runs: Number(runs ?? 5),
        events: events === undefined ? null : Number(events),
        inFlight: Number(values['in-flight']),
      });
    default:
      console.error(USAGE);
      process.exitCode = 2;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
