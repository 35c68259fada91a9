import { csvOf } from './csv';

describe('rows as CSV', () => {
  it('quotes what would end a cell, and disarms formulas', () =>
    expect(
      csvOf([
        ['编号', '事项'],
        ['a,b', 'say "x"'],
        ['=1+1', '-'],
      ]),
    ).toBe('\uFEFF编号,事项\r\n"a,b","say ""x"""\r\n\'=1+1,\'-\r\n'));
});
