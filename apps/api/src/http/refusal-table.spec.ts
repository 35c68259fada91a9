import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { DOCUMENTED_CONTEXTS, refusalTable } from './refusal-table';

it.each(DOCUMENTED_CONTEXTS)('the page of %s says what each of its refusals names', (context) => {
  const page = readFileSync(`libs/${context}/README.md`, 'utf8');
  // `npm run state-tables` writes it.
  expect(page).toContain(`${refusalTable(context)}\n`);
});
