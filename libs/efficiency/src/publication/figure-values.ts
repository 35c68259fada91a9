import type { JsonValue } from '@sealtrail/event-sourcing';
import type { EfficiencyFigures } from '../read/efficiency-report';

/** The whole numbers of a report's row by the names of its members, joined by dots; what is 0, or has nothing to say, is left out. */
export type FigureValues = { readonly [figure: string]: number };

/** Percentages and means follow from their two integers; what the public said of a unit is no part of what is published of it. */
const LEFT_OUT: ReadonlySet<string> = new Set(['percent', 'mean', 'ratings']);

export function figureValuesOf(figures: EfficiencyFigures): FigureValues {
  const values: Record<string, number> = {};
  collect(figures as unknown as JsonValue, '', values);
  return values;
}

function collect(part: JsonValue, name: string, into: Record<string, number>): void {
  if (typeof part === 'number' && part !== 0) into[name] = part;
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
  for (const [member, value] of Object.entries(part as Readonly<Record<string, JsonValue>>)) {
    if (!LEFT_OUT.has(member)) collect(value, name === '' ? member : `${name}.${member}`, into);
  }
}

/** One figure that is not what it was; what is not there counts as 0. */
export type FigureDifference = { readonly figure: string; readonly published: number; readonly present: number };

export const differencesOf = (published: FigureValues, present: FigureValues): readonly FigureDifference[] =>
  [...new Set([...Object.keys(published), ...Object.keys(present)])]
    .sort()
    .map((figure) => ({ figure, published: published[figure] ?? 0, present: present[figure] ?? 0 }))
    .filter((one) => one.published !== one.present);
