import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loopTable } from '../testing';

describe('every step of the loop in every state', () => {
  it('is answered as documented in the README of the context (`npm run state-tables` writes it)', () => {
    expect(readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8')).toContain(loopTable());
  });
});
