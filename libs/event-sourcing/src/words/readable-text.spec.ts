import { isName, isReadable } from './readable-text';

describe('a readable text', () => {
  it.each(['不符', 'a', '7', '٣', 'é', ' x ', 'a\u200bb', '第三十八条\n第一款', '𠮷', 'ไทย'])('is %j', (text) =>
    expect(isReadable(text)).toBe(true),
  );

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n\u3000\u00a0'],
    ['controls', '\u0000\u0007\u009f'],
    ['zero-width characters', '\u200b\u200d\u2060\ufeff'],
    ['invisible letters', '\u115f\u1160\u3164\uffa0\u17b4'],
    ['marks', '。，——…！?'],
    ['a picture', '👍'],
    ['combining marks only', '\u0301'],
    ['a lone surrogate', 'a\ud800'],
  ])('is not %s', (_, text) => expect(isReadable(text)).toBe(false));
});

describe('a name', () => {
  it.each(['李某', 'Ó Conaill', '买买提·吐尔逊', '3M中国有限公司'])('is %j', (text) => expect(isName(text)).toBe(true));

  it.each(['123', '—', '\u3164', '李\u0000某', '李\n某', ''])('is not %j', (text) => expect(isName(text)).toBe(false));
});
