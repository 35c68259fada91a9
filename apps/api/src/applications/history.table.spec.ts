import type { Language } from '@sealtrail/event-sourcing';
import { cellsOf, type DisplayNames, headingsOf } from '../tables/table';
import { historyTable } from './history.table';

const names: DisplayNames = { department: () => null, official: () => null, item: () => null };
const shown = (type: string, language: Language) => {
  const cells = cellsOf(historyTable, { type }, { language, zone: 'Asia/Shanghai', names });
  return headingsOf(historyTable, language).flatMap((heading, n) => (cells[n] === null ? [] : [[heading, cells[n]]]));
};

describe('a history as a file', () => {
  it('names each event in the language of the reader', () => {
    expect(shown('CorrectionNoticeIssued', 'zh')).toEqual([
      ['事实（代码）', 'CorrectionNoticeIssued'],
      ['事实', '一次性告知'],
    ]);
    expect(shown('CorrectionNoticeIssued', 'en')).toEqual([
      ['Fact (code)', 'CorrectionNoticeIssued'],
      ['Fact', 'told what is missing'],
    ]);
  });
});
