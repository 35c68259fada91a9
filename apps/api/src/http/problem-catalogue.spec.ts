import 'reflect-metadata';
import type { LocalizedText, RejectionCatalogue } from '@sealtrail/event-sourcing';
import { declaredRoutes } from '../access/declared-routes';
import { apiModule } from '../api.module';
import { adviceOf } from './advice';
import { collectProblems, type DeclaredProblem, PROBLEMS } from './problem-catalogue';
import { problemPage } from './problem-page';

const ROUTES = declaredRoutes(apiModule({ simulatedClock: true })).map(
  ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
);

/** The `{names}` in a text, except those between backticks, which are of paths. */
const namesIn = ({ zh, en }: LocalizedText): readonly string[] =>
  [...`${zh} ${en}`.replaceAll(/`[^`]*`/g, '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Faults in the declaration of a code. */
function findingsOf({ code, declaration }: DeclaredProblem): readonly string[] {
  const { kind, detail, parameters = [], terms = {}, entries = {} } = declaration;
  const fixed = kind === 'field' ? [] : [declaration.title, declaration.meaning, adviceOf(declaration)];
  const words = detail === undefined ? fixed : [...fixed, detail];
  const named = detail === undefined ? [] : namesIn(detail);
  const filled = fixed.flatMap(namesIn);
  return [
    ...(/^[a-z][A-Za-z-]*(\.[a-z0-9-]+)+$/.test(code) ? [] : [`${code} is no code`]),
    ...named.filter((name) => !parameters.includes(name)).map((name) => `${code} does not declare {${name}}`),
    ...filled.map((name) => `${code} says {${name}} where every occurrence reads the same`),
    ...Object.keys(terms)
      .filter((name) => !parameters.includes(name))
      .map((name) => `${code} has no ${name}`),
    ...Object.entries(entries).flatMap(([name, { members, said }]) => [
      ...(parameters.includes(name) ? [] : [`${code} has no ${name}`]),
      ...namesIn(said)
        .filter((member) => !members.includes(member))
        .map((member) => `${code}: ${name} have no ${member}`),
    ]),
    ...(kind === 'field' ? [] : (declaration.next ?? []))
      .filter((route) => !ROUTES.includes(route))
      .map((route) => `${code}: there is no ${route}`),
    ...words
      .filter(({ en }) => en.trim() === '' || /\p{Script=Han}/u.test(en.replaceAll(/`[^`]*`/g, '').slice(0, 1)))
      .map(({ en }) => `${code}: no English: ${en}`),
    ...words.filter(({ zh }) => !/\p{Script=Han}/u.test(zh)).map(({ zh }) => `${code}: no Chinese: ${zh}`),
  ];
}

const words = (zh: string, en: string): LocalizedText => ({ zh, en });
const one: RejectionCatalogue = { 'a.b': { kind: 'rule', title: words('不', 'no'), meaning: words('不', 'no') } };

it('every problem is declared completely', () => {
  expect([...PROBLEMS.values()].flatMap(findingsOf)).toEqual([]);
});

it.each<[string, RejectionCatalogue]>([
  ['no code', { 'A.b': { kind: 'rule', title: words('不', 'no'), meaning: words('不', 'no') } }],
  ['no code', { ab: { kind: 'rule', title: words('不', 'no'), meaning: words('不', 'no') } }],
  ['{max}', { 'a.b': { kind: 'field', detail: words('最多{max}', 'at most') } }],
  [
    'says {max}',
    { 'a.b': { kind: 'rule', parameters: ['max'], title: words('不', 'no'), meaning: words('最多{max}', 'at most') } },
  ],
  ['has no role', { 'a.b': { kind: 'field', terms: { role: {} }, detail: words('不', 'no') } }],
  [
    'have no code',
    {
      'a.b': {
        kind: 'field',
        parameters: ['of'],
        entries: { of: { members: [], said: words('{code}', '') } },
        detail: words('{of}不', 'no'),
      },
    },
  ],
  [
    'there is no GET /x',
    { 'a.b': { kind: 'rule', title: words('不', 'no'), meaning: words('不', 'no'), next: ['GET /x'] } },
  ],
  ['no English', { 'a.b': { kind: 'field', detail: words('不', ' ') } }],
  ['no Chinese', { 'a.b': { kind: 'field', detail: words('no', 'no') } }],
])('and an incomplete one is detected: %s', (finding, catalogue) => {
  expect([...collectProblems([['a', catalogue]]).values()].flatMap(findingsOf).join()).toContain(finding);
});

it('two declarations of the same code are refused', () => {
  expect(() =>
    collectProblems([
      ['a', one],
      ['b', one],
    ]),
  ).toThrow('a.b is declared by a and by b');
});

it('a page escapes every value, and has both languages', () => {
  const declared: RejectionCatalogue = {
    'a.b': {
      kind: 'rule',
      title: words('<题>', '<b>'),
      meaning: words('"与"&', '`code` & "<i>"'),
      retryAfterSeconds: 3,
    },
  };
  const page = problemPage([...collectProblems([['<c>', declared]]).values()][0] as DeclaredProblem, 'zh');
  expect(page).not.toMatch(/<(b|i|c|题)>/);
  expect(page).toContain('<html lang="zh-CN">');
  expect(page).toContain('<code>code</code> &amp; &quot;&lt;i&gt;&quot;');
  expect(page.indexOf('&lt;题&gt;')).toBeLessThan(page.indexOf('&lt;b&gt;'));
  expect(page).toContain('<dd>3</dd>');
  expect(page).toContain('<dt>What to do</dt><dd>Not possible in the current state.');
});
