import { checkUscc } from './uscc';

describe('统一社会信用代码 (GB 32100-2015)', () => {
  it.each(['91350100M000100Y43', '11370800MB28559184', '11100000000013338W', '11430000006122244L'])(
    'accepts %s',
    (code) => expect(checkUscc(code)).toBe('valid'),
  );

  it.each(['91350100M000000000', '91350100M00000039Y'])(
    'accepts %s: the check character is at an end of the alphabet',
    (code) => expect(checkUscc(code)).toBe('valid'),
  );

  it('detects the wrong check character of a code that is in use', () => {
    expect(checkUscc('11370500004311394A')).toBe('wrongCheckCharacter');
  });

  it('detects every single changed character', () => {
    const code = '91350100M000100Y43';
    const changed = [...code].map(
      (one, index) => code.slice(0, index) + (one === '7' ? '8' : '7') + code.slice(index + 1),
    );
    expect(changed.map(checkUscc)).not.toContain('valid');
  });

  it.each([
    ['too short', '91350100M000100Y4'],
    ['too long', '91350100M000100Y433'],
    ['with a letter the alphabet lacks', '91350100I000100Y43'],
    ['with letters in the region', '9135O100M000100Y43'],
    ['in small letters', '91350100m000100y43'],
    ['empty', ''],
  ])('rejects a code %s', (_, code) => expect(checkUscc(code)).toBe('wrongShape'));
});
