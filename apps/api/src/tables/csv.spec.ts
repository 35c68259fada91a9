import { asText } from './csv';

describe('a text in a CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1+cmd',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1',
    '＠SUM',
    ';=1',
    '\t=1',
    '\r=1',
    '\n=1',
    ';x',
    '\tx',
  ])('never is a formula (%j)', (text) => {
    expect(asText(text)[0]).toBe("'");
  });

  it.each([
    ['  =1+1', "  '=1+1"],
    ['\u0000\u200B=1+1', "\u0000\u200B'=1+1"],
    ['\u3164@SUM(A1)', "\u3164'@SUM(A1)"],
    ['缺少材料;=1+1', "缺少材料;'=1+1"],
    ['a；  ＝1', "a；  '＝1"],
    ['a\t=1\r\n-2', "a\t'=1\r\n'-2"],
  ])('never begins a formula after a character that other programs split cells at (%j)', (text, guarded) => {
    expect(asText(text)).toBe(guarded);
  });

  it.each([
    '370911202104140038',
    '00123',
    '1-2',
    '2E5',
    '2e5',
    '3/4',
    '12:30',
    '1,000',
    '50%',
    '¥5',
    '(5)',
    '１２３',
    '3月4日',
    '2026年3月',
    '3-Mar',
    'march-1',
    'May 2026',
    '12 september',
    'TRUE',
    'false',
    '230900',
  ])('is never read as a number, a date or a boolean (%s)', (text) => {
    expect(asText(text)).toBe(`'${text}`);
  });

  it.each([
    '食品经营许可',
    'market',
    'october-revolution',
    'wang-01',
    '永市监受字〔2026〕1号',
    '0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11',
    "'123",
    '',
    'a=b',
    'a-b;c',
  ])('that is none of these is unchanged (%s)', (text) => {
    expect(asText(text)).toBe(text);
  });
});
