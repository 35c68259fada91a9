import { breakdowns, cardBreakdowns, cardLevels, cardStatuses, channels, ruleIds } from 'virtual:terms';
import type { VNodeChild } from 'vue';
import { say, type Text } from '../../words/language';
import { named, termOf } from '../../words/terms';

/** A column of a report. */
export type Column<Row> = {
  readonly head: Text;
  readonly cell: (row: Row) => VNodeChild;
  /** Text is left-aligned, figures are right-aligned. */
  readonly isText?: true;
};

export type Share = {
  readonly numerator: number;
  readonly denominator: number;
  readonly percent?: number | null;
  readonly mean?: number | null;
};

const NONE = '—';
const WORDS = {
  nobody: { zh: '未指明', en: 'nobody named' },
  total: { zh: '合计', en: 'Total' },
} as const satisfies Readonly<Record<string, Text>>;

export const figure = (value: number | null | undefined): string => (value == null ? NONE : String(value));

/** A share or a mean, above the integers that it is computed from. */
export function share(value: Share | null | undefined): VNodeChild {
  if (value == null) return NONE;
  const { numerator, denominator, percent, mean } = value;
  const shown = percent === undefined ? figure(mean) : percent === null ? NONE : `${percent}%`;
  return (
    <>
      {shown}
      <small>
        {numerator}/{denominator}
      </small>
    </>
  );
}

type Unit = {
  readonly department?: string;
  readonly departmentName?: string | null;
  readonly official?: string | null;
  readonly officialName?: string | null;
  readonly item?: string;
  readonly itemName?: string | null;
  readonly region?: string;
  readonly channel?: string | null;
  readonly rule?: string;
  readonly level?: string;
  readonly month?: string;
  readonly status?: string;
};

/** What a row is about, by the breakdown of the report. */
export const unitColumn = (by: string): Column<object> => ({
  head: breakdowns.terms[by] ?? cardBreakdowns.terms[by] ?? breakdowns.name,
  isText: true,
  cell: (row) => unitOf(row) ?? say(WORDS.total),
});

/** `null`: all of them. */
function unitOf(row: Unit): VNodeChild {
  if (row.official !== undefined) {
    const name = row.official === null ? say(WORDS.nobody) : named(row.official, row.officialName);
    return (
      <>
        {name}
        <small>{named(row.department ?? '', row.departmentName)}</small>
      </>
    );
  }
  if (row.item !== undefined) return named(row.item, row.itemName);
  if (row.department !== undefined) return named(row.department, row.departmentName);
  if (row.channel !== undefined) return row.channel === null ? say(WORDS.nobody) : termOf(channels, row.channel);
  if (row.rule !== undefined) return termOf(ruleIds, row.rule);
  if (row.level !== undefined) return termOf(cardLevels, row.level);
  if (row.status !== undefined) return termOf(cardStatuses, row.status);
  return row.month ?? row.region ?? null;
}
