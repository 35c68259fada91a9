import 'reflect-metadata';
import { cpus, loadavg } from 'node:os';
import { chosenCampaign, readCommandLine, runCampaign } from '../command-line';
import { benchCase } from './case';
import { benchClocks } from './clocks';
import { benchCommands } from './commands';
import { benchDistributed } from './distributed';
import { benchExports } from './exports';
import { benchPairs } from './pairs';
import { benchQueries } from './queries';
import { benchRebuild } from './rebuild';
import { benchReports } from './reports';
import { benchStreams } from './streams';
import { benchSweep } from './sweep';

const commandRuns = { byDefault: 5, what: 'runs, of which the middle one counts' } as const;

const LINES = {
  commands: {
    start: 'npm run bench -- commands',
    what: 'Files and handles cases over HTTP, and appends to a bare log beside it.',
    numbers: {
      runs: commandRuns,
      seconds: { byDefault: 5, what: 'of each run' },
      connections: { byDefault: 64, what: 'clients at once' },
    },
  },
  case: {
    start: 'npm run bench -- case',
    what: 'Builds a case that holds of everything as much as it may, and prints how long it holds the thread.',
  },
  sweep: {
    start: 'npm run bench -- sweep',
    what: 'Handles cases while a changed calendar is carried to all of them.',
    numbers: {
      cases: { byDefault: 5_000, what: 'that are open' },
      connections: { byDefault: 16, what: 'clients at once' },
    },
  },
  clocks: {
    start: 'npm run bench -- clocks',
    what: 'Lets limits run out among many open clocks, alone and while others are served.',
    numbers: {
      open: { byDefault: 1_000_000, what: 'timers that are open' },
      due: { byDefault: 10_000, what: 'cases whose limit runs out at one midnight' },
    },
    texts: { profile: { byDefault: null, what: 'a file for the profile of its first thread' } },
  },
  rebuild: {
    start: 'npm run bench -- rebuild',
    what: 'Folds all views from the log anew.',
    numbers: {
      runs: { byDefault: 3, what: 'runs, of which the middle one counts' },
      events: { byDefault: 1_000_000, what: 'in the log' },
    },
    texts: { folder: { byDefault: null, what: 'where the log is kept and used again' } },
  },
  exports: {
    start: 'npm run bench -- exports',
    what: 'Takes a whole list as CSV and as a workbook.',
    numbers: { rows: { byDefault: 100_000, what: 'of the list' } },
    texts: { keep: { byDefault: null, what: 'a folder where the files stay' } },
  },
  queries: {
    start: 'npm run bench -- queries',
    what: 'Asks every list for each filter and order.',
    numbers: {
      cases: { byDefault: 300_000, what: 'in the views' },
      seconds: { byDefault: 60, what: 'of asking' },
    },
    texts: { folder: { byDefault: null, what: 'where the cases are kept and used again' } },
  },
  reports: {
    start: 'npm run bench -- reports',
    what: 'Asks for the reports of a year by every breakdown, beside other periods and ranked.',
    numbers: {
      cases: { byDefault: 300_000, what: 'of the year' },
      runs: { byDefault: 100, what: 'of each question' },
    },
  },
  streams: {
    start: 'npm run bench -- streams',
    what: 'Opens many streams of facts, and measures when a new fact has reached each.',
    numbers: {
      streams: { byDefault: 2_000, what: 'open at once' },
      facts: { byDefault: 100, what: 'that are recorded' },
      rate: { byDefault: 10, what: 'facts a second' },
    },
  },
  pairs: {
    start: 'npm run bench -- pairs',
    what: 'Asks the list of cases for each two filters together, in each order and scope, without a server.',
    numbers: { cases: { byDefault: 300_000, what: 'in the view' } },
  },
  distributed: {
    start: 'npm run bench -- distributed',
    what: 'Measures the servers that SEALTRAIL_KURRENTDB_URL and SEALTRAIL_MONGODB_URL name, both or one of them.',
    numbers: {
      runs: commandRuns,
      events: { byDefault: null, what: 'in the log that is folded' },
      'in-flight': { byDefault: 64, what: 'appends at once' },
    },
  },
} as const;

async function main(): Promise<number> {
  const { name, rest } = chosenCampaign(LINES, process.argv.slice(2));
  await BENCHES[name](rest);
  return 0;
}

const BENCHES: Readonly<Record<keyof typeof LINES, (args: readonly string[]) => Promise<void>>> = {
  commands: (args) => measured(readCommandLine(LINES.commands, args), benchCommands),
  case: (args) => measured(readCommandLine(LINES.case, args), benchCase),
  sweep: (args) => measured(readCommandLine(LINES.sweep, args), benchSweep),
  clocks: (args) => measured(readCommandLine(LINES.clocks, args), benchClocks),
  rebuild: (args) => measured(readCommandLine(LINES.rebuild, args), benchRebuild),
  exports: (args) => measured(readCommandLine(LINES.exports, args), benchExports),
  queries: (args) => measured(readCommandLine(LINES.queries, args), benchQueries),
  reports: (args) => measured(readCommandLine(LINES.reports, args), benchReports),
  streams: (args) => measured(readCommandLine(LINES.streams, args), benchStreams),
  pairs: (args) => measured(readCommandLine(LINES.pairs, args), benchPairs),
  distributed: (args) =>
    measured(readCommandLine(LINES.distributed, args), ({ 'in-flight': inFlight, ...asked }) =>
      benchDistributed({ ...asked, inFlight }),
    ),
};

function measured<Asked>(asked: Asked, bench: (asked: Asked) => Promise<void>): Promise<void> {
  const told = loadavg().map((load) => load.toFixed(1));
  console.log(`Node ${process.version}, ${cpus().length} cores, load average ${told.join(' ')}`);
  return bench(asked);
}

runCampaign(main);
