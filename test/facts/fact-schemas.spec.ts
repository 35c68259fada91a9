import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACT_SCHEMAS, factSchemas } from './fact-schemas';

describe('the published schemas of events', () => {
  it('match the types of the events (`npm run fact-schemas` writes them)', () => {
    expect(readFileSync(join(__dirname, '..', '..', FACT_SCHEMAS), 'utf8')).toBe(factSchemas());
  }, 60_000);
});
