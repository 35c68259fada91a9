import type { Condition } from '@sealtrail/event-sourcing';
import type { AskedList } from './asked-lists';

/** For one value of these fields there are few documents, however many there are in total: each may be read, and all sorted. */
const FEW = ['number', 'externalNo', 'applicationId', 'subject.id', 'sameFiling', 'marks', 'due.departments'];
/** Open cases are few among all cases: they may be sorted. */
const OPEN = ['due.promised.date', 'due.statutory.date'];
/** So few documents in total that each may be read. */
const SMALL = ['calendars', 'departments', 'items', 'officials', 'api-keys'];
/** Conditions that nearly every document meets, and that only the document has. */
const NEARLY_ALL: readonly (readonly [field: string, value: unknown])[] = [
  ['suspended', false],
  ['waiting', false],
];

/** How an index is used for a list. */
export type IndexUse = {
  readonly fields: readonly string[];
  /** By a value or a range of its first field, not by a full scan. */
  readonly isBound: boolean;
  readonly isSorted: boolean;
};

export const fieldsOf = (condition: Condition): readonly string[] =>
  condition.op === 'any' ? condition.of.flatMap(fieldsOf) : [condition.field];

export const needsNoIndex = (one: Condition): boolean =>
  one.op === 'equals' && NEARLY_ALL.some(([field, value]) => one.field === field && one.value === value);

/** What is wrong with an access path of a list; `null`: nothing, the index has all fields that are checked per row. */
export function indexShortfall({ view, where }: AskedList, { fields, isBound, isSorted }: IndexUse): string | null {
  const [first = ''] = fields;
  if (FEW.includes(first) && isBound) return null;
  if (SMALL.includes(view.replace(/\.v\d+$/, ''))) return null;
  if (isSorted && !OPEN.includes(first)) return 'sorted';
  const asked = where.filter((one) => !needsNoIndex(one)).flatMap(fieldsOf);
  const missing = asked.filter((field) => !fields.includes(field));
  return missing.length === 0 ? null : `documents asked for ${[...new Set(missing)].toSorted().join()}`;
}
