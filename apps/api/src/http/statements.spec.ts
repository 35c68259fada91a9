import { statements } from '@sealtrail/contexts';
import type { StatementCatalogue } from '@sealtrail/event-sourcing';
import { withStatementTexts } from './statements';

const held = { code: 'charge.held-clock', parameters: { clock: 'case' } };
const overran = { code: 'charge.overran-step', parameters: { clock: 'branch:fire', limit: '2026-03-09' } };

describe('a response with statements', () => {
  it('adds the text of a statement in the requested language', () => {
    expect(withStatementTexts({ reason: held }, 'en')).toStrictEqual({
      reason: { ...held, text: 'held case when the card fell' },
    });
    expect(withStatementTexts({ reason: held }, 'zh')).toStrictEqual({
      reason: { ...held, text: '发牌时由其承办（case）' },
    });
  });

  it('adds a single text to a list of statements', () => {
    expect(withStatementTexts([{ why: [held, overran] }], 'en')).toMatchObject([
      {
        why: {
          text: 'held case when the card fell; branch:fire overran its limit of 2026-03-09',
          statements: [{ code: 'charge.held-clock' }, { code: 'charge.overran-step', parameters: overran.parameters }],
        },
      },
    ]);
  });

  it('leaves everything else unchanged', () => {
    const answer = {
      text: 'held case when the card fell',
      none: null,
      list: [],
      material: { code: 'form', parameters: {} },
      mixed: [held.code, 1, true],
    };
    expect(withStatementTexts(answer, 'zh')).toStrictEqual(answer);
  });
});

/** Faults in the declaration of statements. */
const findingsOf = (catalogue: StatementCatalogue): readonly string[] =>
  Object.entries(catalogue).flatMap(([code, { parameters = [], terms = {}, words }]) => {
    const filled = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const { zh, en } = words;
    return [
      ...(/^[a-z]+\.[a-z0-9-]+$/.test(code) ? [] : [`${code} is no code`]),
      ...[...filled(zh), ...filled(en)]
        .filter((name) => !parameters.includes(name))
        .map((name) => `${code}: {${name}}`),
      ...Object.keys(terms)
        .filter((name) => !parameters.includes(name))
        .map((name) => `${code} has no ${name}`),
      ...(/\p{Script=Han}/u.test(zh) ? [] : [`${code}: no Chinese`]),
      ...(/[a-z]/.test(en) ? [] : [`${code}: no English`]),
    ];
  });

it('every statement is declared completely', () => {
  expect(Object.keys(statements).length).toBeGreaterThan(20);
  expect(findingsOf(statements)).toEqual([]);
});

it.each<[string, StatementCatalogue]>([
  ['is no code', { Held: { words: { zh: '承办', en: 'held' } } }],
  ['{clock}', { 'a.held': { words: { zh: '承办{clock}', en: 'held' } } }],
  ['has no clock', { 'a.held': { terms: { clock: {} }, words: { zh: '承办', en: 'held' } } }],
  ['no Chinese', { 'a.held': { words: { zh: 'held', en: 'held' } } }],
  ['no English', { 'a.held': { words: { zh: '承办', en: '' } } }],
])('and an incomplete one is detected: %s', (finding, catalogue) => {
  expect(findingsOf(catalogue).join()).toContain(finding);
});
