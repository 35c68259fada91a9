import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const TOP = ['apps', 'docker', 'libs', 'test'];

/** Everything below the product's folders, by its path from the root. */
const tree = TOP.flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }).map((path) => join(top, path)),
);
/** Names a test for each threat: a test that does not exist would leave it uncovered. */
const SECURITY = join('.github', 'SECURITY.md');
const documents = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  SECURITY,
  ...tree.filter((path) => path.endsWith('.md')),
];

/** From the root: `libs/catalog/src`, also in running text and in commands. */
const FROM_ROOT = /(?<![\w/.-])(?:apps|docker|libs|test)\/[\w@.<>*/-]*/g;
/** A source file by its name, or by the end of its path: `domain/item.ts`. Build output is not checked. */
const BY_NAME = /`(?!dist\/)((?:[\w@-]+\/)*[\w.-]+\.(?:js|md|sh|ts|yaml))`/g;
const LINK = /\]\(([^)#\s:]+)\)/g;

/** The part of a path before its first placeholder: `libs/<context>/src` requires `libs`. */
const settled = (path: string): string => path.replace(/[^/]*[<*].*$/, '').replace(/[./]+$/, '');

const isThere = (path: string): boolean => existsSync(join(ROOT, path));

/** Files named by a document that do not exist. */
function missingIn(document: string, text: string): readonly string[] {
  const folder = dirname(document);
  const isBelow = (name: string): boolean =>
    isThere(join(folder, name)) ||
    tree.some((path) => path.startsWith(folder === '.' ? '' : `${folder}/`) && `/${path}`.endsWith(`/${name}`));
  const named = [...text.matchAll(BY_NAME)].map(([, name = '']) => name);
  const linked = [...text.matchAll(LINK)].map(([, target = '']) => target);
  return [
    ...[...text.matchAll(FROM_ROOT)].map(([path]) => path).filter((path) => !isThere(settled(path))),
    ...named.filter((name) => !TOP.includes(name.split('/')[0] ?? '') && !isBelow(name)),
    ...linked.filter((target) => !isThere(join(folder, target))),
  ];
}

describe('documents', () => {
  it.each(documents)('%s names only existing files', (document) => {
    expect(missingIn(document, readFileSync(join(ROOT, document), 'utf8'))).toEqual([]);
  });

  it.each(['apps', 'libs'].flatMap((top) => readdirSync(join(ROOT, top)).map((unit) => join(top, unit))))(
    'the main README names %s',
    (unit) => expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(unit),
  );

  it.each(tree.filter((path) => path.endsWith('/src/context.ts')))(
    'the context of %s has a README of its own',
    (path) => expect(documents).toContain(join(dirname(path), '..', 'README.md')),
  );

  it('name a test that is run for each threat', () => {
    const rows = readFileSync(join(ROOT, SECURITY), 'utf8')
      .split('\n')
      .filter((line) => /^\| (?!goal |attack |---)/.test(line));
    expect(rows.length).toBeGreaterThan(20);
    const tests = rows.map((row) => row.match(/`[\w./-]+(?:\.spec|-contract)\.ts`/g) ?? []);
    expect(rows.filter((_, index) => tests[index]?.length === 0)).toEqual([]);
    expect(tests.flat().filter((test) => !isThere(test.slice(1, -1)))).toEqual([]);
  });

  it.each([
    ['see apps/gone', 'README.md'],
    ['run `docker compose -f docker/gone.yaml up`', 'README.md'],
    ['`domain/gone.ts`', 'libs/catalog/README.md'],
    ['`application-decider.ts`', 'libs/catalog/README.md'],
    ['[gone](../gone.md)', 'test/README.md'],
  ])('a file that no longer exists is detected: %s', (text, document) =>
    expect(missingIn(document, text)).toHaveLength(1),
  );

  it('existing files are accepted in every notation', () => {
    const text =
      'apps/api, `libs/<context>/src/` and `domain/item.ts` [here](src/index.ts), `/openapi.json`, `dist/apps/x.js`';
    expect(missingIn('libs/catalog/README.md', text)).toEqual([]);
  });
});
