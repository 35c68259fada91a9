import { comparisonChoices, indicators } from 'virtual:terms';
import type { VNodeChild } from 'vue';
import type { Answer } from '../../api/client';
import { say, type Text } from '../../words/language';
import { termOf } from '../../words/terms';
import { type Column, figure, type Share, share } from './columns';

type EfficiencyRow = Answer<'/v1/reports/efficiency'>['rows'][number];
type TrendRow = Answer<'/v1/reports/trend'>['rows'][number];
/** The figures of a period, of a unit or of all; beside other periods where they were asked for. */
export type Figures = TrendRow | EfficiencyRow;
type Compared = NonNullable<EfficiencyRow['previous']>;
type Changes = NonNullable<Compared['changes']>;

const WORDS = {
  received: { zh: '收件量', en: 'Received' },
  accepted: { zh: '受理量', en: 'Accepted' },
  closed: { zh: '办结量', en: 'Closed' },
  days: { zh: '用时（工作日）：平均', en: 'Working days: mean' },
  median: { zh: '中位数 / 90 分位', en: 'Median / 90th percentile' },
  overdue: { zh: '超期未结：承诺 / 法定', en: 'Open and overdue: promise / statute' },
  points: { zh: '{comparison} {change} 个百分点', en: '{change} points since {comparison}' },
  change: { zh: '{comparison} {change}', en: '{change} since {comparison}' },
} as const satisfies Readonly<Record<string, Text>>;

const COMPARED = ['previous', 'yearBefore'] as const;
const COUNTS = ['received', 'accepted', 'closed'] as const;
const SHARES = [
  'closedOfAccepted',
  'dueWithinPromise',
  'dueWithinStatute',
  'early',
  'firstChecksInTime',
  'withoutCorrection',
  'deliveredWithinLimit',
  'online',
  'fullyOnline',
  'instant',
  'atMostOneVisit',
] as const;

/** The columns of the efficiency report and of the trend. The file has all figures. */
export const figureColumns: readonly Column<Figures>[] = [
  ...COUNTS.map((id): Column<Figures> => ({ head: WORDS[id], cell: (row) => withChanges(row, row[id], growth(id)) })),
  ...SHARES.map(
    (id): Column<Figures> => ({
      head: headOf(id),
      cell: (row) => withChanges(row, share(row[id] as Share | null), points(id)),
    }),
  ),
  {
    head: WORDS.days,
    cell: (row) => withChanges(row, share(meanDays(row)), ({ workingDaysMean }) => signed(workingDaysMean)),
  },
  { head: WORDS.median, cell: ({ workingDays: { median, p90 } }) => `${figure(median)} / ${figure(p90)}` },
  { head: headOf('promisedSpeedup'), cell: ({ workingDays }) => share(workingDays.promisedSpeedup as Share) },
  { head: headOf('statutorySpeedup'), cell: ({ workingDays }) => share(workingDays.statutorySpeedup as Share) },
  { head: WORDS.overdue, cell: ({ openOverdue }) => `${openOverdue.promised} / ${openOverdue.statutory}` },
];

function headOf(id: string): Text {
  return indicators.terms[id] ?? { zh: id, en: id };
}

const meanDays = ({ workingDays: { days, cases, mean } }: Figures): Share => ({
  numerator: days,
  denominator: cases,
  mean,
});

const signed = (value: number | null): string | null => (value === null ? null : value > 0 ? `+${value}` : `${value}`);

const growth =
  (id: (typeof COUNTS)[number]) =>
  (changes: Changes): string | null => {
    const { numerator, denominator, percent } = changes[id] as Share;
    return `${signed(numerator)}/${denominator}${percent == null ? '' : `（${signed(percent)}%）`}`;
  };

const points =
  (id: (typeof SHARES)[number]) =>
  (changes: Changes): string | null =>
    signed((changes as Readonly<Record<string, unknown>>)[id] as number | null);

/** A figure, with its change since each period that it was compared with. */
function withChanges(row: Figures, shown: VNodeChild, read: (changes: Changes) => string | null): VNodeChild {
  const lines = COMPARED.flatMap((comparison) => {
    const compared = comparison in row ? (row as EfficiencyRow)[comparison] : null;
    const change = compared?.changes == null ? null : read(compared.changes);
    return change === null ? [] : [say(WORDS.change, { comparison: termOf(comparisonChoices, comparison), change })];
  });
  return (
    <>
      {shown}
      {lines.map((line) => (
        <small key={line} class="change">
          {line}
        </small>
      ))}
    </>
  );
}
