import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { readCommandLine, runCampaign } from '../command-line';
import { FACT_SCHEMAS, factSchemas } from './fact-schemas';

const LINE = {
  start: 'npm run fact-schemas --',
  what: 'Writes what each fact holds, by its type in the sources, into what the document of the API is made of.',
} as const;

runCampaign(() => {
  readCommandLine(LINE, process.argv.slice(2));
  writeFileSync(FACT_SCHEMAS, factSchemas());
  return 0;
});
