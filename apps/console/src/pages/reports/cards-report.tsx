import { cardBreakdowns, cardLevels, indicators, ruleIds } from 'virtual:terms';
import type { Answer } from '../../api/client';
import type { Text } from '../../words/language';
import { type Column, figure, type Share, share, unitColumn } from './columns';
import { defineReport } from './report';
import { ALL_PERIODS, breakdownFilter, periodFilter } from './report-filters';

const WORDS = {
  title: { zh: '监察', en: 'Cards' },
  all: { zh: '合计', en: 'All' },
  level: { zh: '{level}：有效 / 已撤销', en: '{level}: effective / revoked' },
} as const satisfies Readonly<Record<string, Text>>;

type Row = Answer<'/v1/reports/cards'>['rows'][number];

const LEVELS = ['warning', 'yellow', 'red'] as const;
const RULES = Object.keys(ruleIds.terms) as readonly (keyof Row['byRule'])[];

export const cardsReport = defineReport({
  name: 'cards',
  title: WORDS.title,
  path: '/v1/reports/cards',
  filters: () => [periodFilter(ALL_PERIODS), breakdownFilter(cardBreakdowns)],
  columns: ({ by = 'department' }) => [
    unitColumn(by),
    { head: WORDS.all, cell: ({ all }) => figure(all) },
    ...LEVELS.map((level): Column<Row> => ({ head: levelHead(level), cell: ({ cards }) => countOf(cards[level]) })),
    {
      head: indicators.terms['warningsConverted'] ?? indicators.name,
      cell: ({ warningsConverted }) => share(warningsConverted as Share),
    },
    ...RULES.map(
      (rule): Column<Row> => ({ head: ruleIds.terms[rule] ?? ruleIds.name, cell: (row) => ofRule(row, rule) }),
    ),
  ],
});

const countOf = ({ effective, revoked }: Row['cards']['red']): string => `${effective} / ${revoked}`;

const levelHead = (level: string): Text => {
  const term = cardLevels.terms[level] ?? cardLevels.name;
  return { zh: WORDS.level.zh.replace('{level}', term.zh), en: WORDS.level.en.replace('{level}', term.en) };
};

/** Effective cards of all levels. */
const ofRule = ({ byRule }: Row, rule: keyof Row['byRule']): string =>
  String(LEVELS.reduce((sum, level) => sum + (byRule[rule]?.[level].effective ?? 0), 0));
