import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { caseTable } from '@sealtrail/applications/testing';
import { loopTable } from '@sealtrail/ratings/testing';
import { cardTable, STEP_HEADER, stepTable } from '@sealtrail/supervision/testing';
import { DOCUMENTED_CONTEXTS, REFUSAL_HEADER, refusalTable } from '../../apps/api/src/http/refusal-table';
import { readCommandLine, runCampaign } from '../command-line';

/** Replaces a table of a page: from its header to the first line that is not a row. */
function replaceTable(page: string, header: string, table: string): void {
  const lines = readFileSync(page, 'utf8').split('\n');
  const from = lines.findIndex((line) => line.startsWith(header));
  if (from === -1) throw new Error(`${page} has no table ${header}`);
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  writeFileSync(page, lines.toSpliced(from, length, ...table.split('\n')).join('\n'));
}

const LINE = {
  start: 'npm run state-tables --',
  what: 'Writes what every state answers to each act, and what the refusals name, into the pages of the contexts.',
} as const;

runCampaign(() => {
  readCommandLine(LINE, process.argv.slice(2));
  replaceTable('libs/applications/README.md', '| act | facts |', caseTable());
  replaceTable('libs/supervision/README.md', '| command | facts |', cardTable());
  replaceTable('libs/supervision/README.md', STEP_HEADER, stepTable());
  replaceTable('libs/ratings/README.md', '| step | facts |', loopTable());
  for (const context of DOCUMENTED_CONTEXTS) {
    replaceTable(`libs/${context}/README.md`, REFUSAL_HEADER, refusalTable(context));
  }
  return 0;
});
