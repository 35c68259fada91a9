import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { meaningOf } from './problem-meanings';

const SOURCES = ['libs', 'apps'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('/simulation/'))
    .map((file) => join(root, file)),
);

it('every code that a rule is refused with has a meaning on its page', () => {
  const codes = SOURCES.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new Rejection\(\s*'([^']+)'/g)].map(([, code = '']) => code),
  );
  expect(codes.length).toBeGreaterThan(60);
  expect([...new Set(codes)].filter((code) => meaningOf(code) === null)).toEqual([]);
});
