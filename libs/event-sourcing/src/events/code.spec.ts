import { isCode } from './code';

describe('a code', () => {
  it.each(['a', '7', 'cn-national', 'A.b_c~d-e', 'x'.repeat(64)])('is %s', (text) => expect(isCode(text)).toBe(true));

  it.each(['', '-a', '.', '..', 'a b', 'a/b', 'a|b', 'é', '中', 'a\n', 'x'.repeat(65), 7, null, undefined])(
    'is not %j',
    (value) => expect(isCode(value)).toBe(false),
  );
});
