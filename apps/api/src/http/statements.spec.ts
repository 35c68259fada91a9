import { inWords } from './statements';

const held = { code: 'charge.held-clock', parameters: { clock: 'case' } };
const overran = { code: 'charge.overran-step', parameters: { clock: 'branch:fire', limit: '2026-03-09' } };

describe('an answer in words', () => {
  it('gives a statement its text in the language asked for', () => {
    expect(inWords({ reason: held }, 'en')).toStrictEqual({
      reason: { ...held, text: 'held case when the card fell' },
    });
    expect(inWords({ reason: held }, 'zh')).toStrictEqual({ reason: { ...held, text: '发牌时由其承办（case）' } });
  });

  it('gives a list of statements one text', () => {
    expect(inWords([{ why: [held, overran] }], 'en')).toMatchObject([
      {
        why: {
          text: 'held case when the card fell; branch:fire overran its limit of 2026-03-09',
          statements: [{ code: 'charge.held-clock' }, { code: 'charge.overran-step', parameters: overran.parameters }],
        },
      },
    ]);
  });

  it('leaves everything else as it is', () => {
    const answer = {
      text: 'held case when the card fell',
      none: null,
      list: [],
      material: { code: 'form', parameters: {} },
      mixed: [held.code, 1, true],
    };
    expect(inWords(answer, 'zh')).toStrictEqual(answer);
  });
});
