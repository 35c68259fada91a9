import { caseNumber, isCaseNumber, numberRegion } from './case-number';
import { certificateId } from './certificate-id';
import { isIdNumber, plainIdNumber } from './id-number';
import { checkCharacter } from './mod-37-36';
import { isExternalNumber, isPlainlyWritten } from './plain-number';
import { isResidentId } from './resident-id';

const TODAY = '2026-03-02';

describe('ISO 7064 MOD 37,36', () => {
  it('detects a wrong character and two transposed ones', () => {
    const check = checkCharacter('430400202603020000');
    expect(checkCharacter('430400202603020001')).not.toBe(check);
    expect(checkCharacter('403400202603020000')).not.toBe(check);
  });

  it('accepts digits and capital letters only', () => {
    expect(() => checkCharacter('4304-00')).toThrow(RangeError);
    expect(() => checkCharacter('a')).toThrow(RangeError);
  });
});

describe('办件编号', () => {
  const number = caseNumber({ region: '430423', date: '2026-03-02', sequence: 17 });

  it('is region, local day, sequence and check character', () => {
    expect(number).toMatch(/^430423\d{8}\d{6}[0-9A-Z]$/);
    expect(number.slice(0, 20)).toBe('43042320260302000017');
    expect(isCaseNumber(number)).toBe(true);
  });

  it('is invalid with one character changed', () => {
    for (let at = 0; at < 20; at++) {
      const other = String((Number(number.charAt(at)) + 1) % 10);
      expect(isCaseNumber(number.slice(0, at) + other + number.slice(at + 1))).toBe(false);
    }
  });

  it('uses six digits of a longer region code', () => {
    expect(numberRegion('430423101000')).toBe('430423');
  });

  it('has no sequence 0 and none beyond six digits', () => {
    for (const sequence of [0, 1.5, 1_000_000]) {
      expect(() => caseNumber({ region: '430423', date: '2026-03-02', sequence })).toThrow(RangeError);
    }
  });
});

describe('电子证照标识 (GB/T 36904-2018)', () => {
  // Identifiers of certificates in use.
  const live = [
    '1.2.156.3005.2.11100000000013338W087.11370800MB28559184.37080001202411010001.001.3',
    '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  ];

  it.each(live)('%s is composed of its parts', (identifier) => {
    const [type = '', issuer = '', serial = '', version] = identifier.split('.').slice(5);
    expect(certificateId({ type, issuer, serial, version: Number(version) })).toBe(identifier);
  });

  it('has versions from 1 to 999', () => {
    const parts = { type: '11100000000013338W087', issuer: '11370800MB28559184', serial: '1' };
    expect(() => certificateId({ ...parts, version: 0 })).toThrow(RangeError);
    expect(() => certificateId({ ...parts, version: 1_000 })).toThrow(RangeError);
  });
});

describe('居民身份证号码 (GB 11643-1999)', () => {
  it.each(['11010519491231002X', '440524188001010014'])('%s is valid', (id) =>
    expect(isResidentId(id, TODAY)).toBe(true),
  );

  it('has the one check character that makes it 1 in ISO 7064 MOD 11-2', () => {
    for (let serial = 0; serial < 50; serial++) {
      const body = `44052418800101${String(serial).padStart(3, '0')}`;
      const checks = [...'0123456789X'].filter((check) => isResidentId(body + check, TODAY));
      expect(checks).toHaveLength(1);
      const product = [...body].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
      expect((product + '0123456789X'.indexOf(checks[0] ?? '')) % 11).toBe(1);
    }
  });

  it('has a birth date that exists', () => {
    const checksOf = (body: string) => [...'0123456789X'].filter((check) => isResidentId(body + check, TODAY));
    expect(checksOf('11010519490229002')).toEqual([]);
    expect(checksOf('11010519480229002')).toHaveLength(1);
  });

  /** With the check character that makes it right. */
  const checked = (body: string) => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
    return body + '10X98765432'.charAt(sum % 11);
  };

  it('has a birth date that is not in the future', () => {
    expect(isResidentId(checked('11010520260302001'), TODAY)).toBe(true);
    expect(isResidentId(checked('11010520260303001'), TODAY)).toBe(false);
  });

  it('belongs to an existing province, even if its county code was abolished', () => {
    expect(isResidentId(checked('46000319800101001'), TODAY)).toBe(true);
    for (const nowhere of ['000000', '100000', '990105', '660000', '660101', '830101', '840000']) {
      expect(isResidentId(checked(`${nowhere}19800101001`), TODAY)).toBe(false);
    }
  });

  it.each([
    ['香港', '810000'],
    ['澳门', '820000'],
    ['台湾', '830000'],
  ])('belongs to a resident of %s, by the code of holders of a 居住证', (_, code) => {
    expect(isResidentId(checked(`${code}19800101001`), TODAY)).toBe(true);
  });

  it('belongs to a city of the Corps (兵团), which lies in 新疆', () => {
    expect(isResidentId(checked('65900119800101001'), TODAY)).toBe(true);
  });

  it('has 18 characters, the last a digit or X', () => {
    expect(isResidentId('11010519491231002x', TODAY)).toBe(false);
    expect(isResidentId('110105491231002', TODAY)).toBe(false);
  });
});

describe('the external number of a case', () => {
  it.each(['A-1', 'SPJY-2026-0001', '永市监〔2026〕1号', '1 2', '#7'])('may be %j', (text) =>
    expect(isExternalNumber(text)).toBe(true),
  );

  it.each([
    ['empty', ''],
    ['padded at the end', 'A-1 '],
    ['padded at the start', '\u3000A-1'],
    ['ended by a control character', 'A-1\u0000'],
    ['split by one', 'A\n1'],
    ['split by an invisible character', 'A\u200b1'],
    ['in full-width characters', 'Ａ－１'],
    ['with a separate accent', 'e\u0301'],
    ['half of a pair', 'A\ud800'],
    ['made of combining marks only', '--'],
  ])('may not be %s', (_, text) => expect(isExternalNumber(text)).toBe(false));
});

describe('a number used for comparison', () => {
  it.each(['SDHZ-2026-0001', '永市监〔2026〕1号', 'Ａ－１', '1 2'])('may be %j', (text) =>
    expect(isPlainlyWritten(text)).toBe(true),
  );

  it.each(['\u200b', '\u00ad', '\ufe0f', '\u{e0041}', '\u3164', '\u2028', '\ufff9', '\u2800', '\u0000', '\u202e'])(
    'may not contain %j, which is invisible',
    (unseen) => {
      const texts = [`DZHZ${unseen}-1`, `${unseen}DZHZ-1`, `DZHZ-1${unseen}`];
      expect(texts.map((text) => [isPlainlyWritten(text), isExternalNumber(text)])).toEqual(
        texts.map(() => [false, false]),
      );
    },
  );
});

describe('the number of an identity paper', () => {
  it.each([
    ['other', '军字第0000001号'],
    ['other', '士字第0000001号'],
    ['other', '民证字第000001号'],
    ['other', 'H12345678(1)'],
    ['other', '字第 1 号（副本）'],
    ['passport', 'AB/000001'],
    ['residencePermit', '830000199001010013'],
    ['residentId', '11010519491231002x'],
    ['uscc', '91350100m000100y43'],
  ] as const)('of type %s can be %s', (idType, number) => expect(isIdNumber(idType, number, TODAY)).toBe(true));

  it.each([
    ['other', ''],
    ['other', '——'],
    ['other', ' 军字第1号'],
    ['other', '军字第1号\u200b'],
    ['passport', 'AB\u0000'],
    ['residentId', 'AB/000001'],
    ['uscc', '军字第1号'],
  ] as const)('of type %s cannot be %j', (idType, number) => expect(isIdNumber(idType, number, TODAY)).toBe(false));

  it('is stored in capitals if its type has no lower-case letters', () => {
    expect(plainIdNumber('residentId', '11010519491231002x')).toBe('11010519491231002X');
    expect(plainIdNumber('other', 'a1')).toBe('a1');
  });
});
