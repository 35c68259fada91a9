import type { Projection, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { Level } from '../domain/department-enums';
import { listingOf } from '../domain/item';
import type { HandlingForm, ItemClass, ItemKind } from '../domain/item-enums';
import type { Delisting, ItemEvent, ItemTerms } from '../domain/item-events';
import { departmentsOf } from '../domain/item-references';

/** One version of an item. Lists are asked for a date, so each version is a document with its own stretch of dates. */
export type ItemVersionRow = {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  /** Exclusive; `null`: until something changes. */
  readonly effectiveUntil: LocalDate | null;
  /** Why it ended, where the item was withdrawn while this was its last version. */
  readonly withdrawal: { readonly from: LocalDate; readonly reason: WrittenText } | null;
  readonly name: string;
  readonly department: string;
  /** Every department that takes part. */
  readonly departments: readonly string[];
  readonly region: string;
  readonly level: Level;
  readonly kind: ItemKind;
  readonly class: ItemClass;
  readonly handlingForm: HandlingForm;
  readonly online: boolean;
  readonly terms: ItemTerms;
  /** Of the item's stream, by the last fact about this version. */
  readonly revision: string;
};

const rowId = (code: string, version: number): string => `${code}/${version}`;

const touched = (code: string, ends: readonly Delisting[]): readonly string[] =>
  ends.map(({ version }) => rowId(code, version));

/** Exactly what is ended by the fact; a version is ended once by each. */
function ended(row: ItemVersionRow, ends: readonly Delisting[]): ItemVersionRow {
  const end = ends.find(({ version }) => version === row.version);
  return end === undefined ? row : { ...row, effectiveUntil: end.from };
}

/** What is on the list, and was, and will be. */
export const items: Projection<ItemVersionRow, ItemEvent> = {
  name: 'items.v3',
  initial: {} as ItemVersionRow,
  indexes: [['code'], ['department', 'code'], ['region', 'code'], ['handlingForm', 'code'], ['kind', 'code']],
  on: {
    ItemDefined: {
      id: ({ data }) => [rowId(data.item, data.version), ...touched(data.item, data.ends)],
      fold: (row, { data, revision }, id) => {
        if (id !== rowId(data.item, data.version)) return ended(row, data.ends);
        const { terms } = data;
        const { region, level, handlingForm, online } = listingOf(data);
        return {
          code: data.item,
          version: data.version,
          effectiveFrom: data.effectiveFrom,
          effectiveUntil: null,
          withdrawal: null,
          name: terms.name,
          department: terms.department,
          departments: departmentsOf(terms),
          region,
          level,
          kind: terms.kind,
          class: terms.class,
          handlingForm,
          online,
          terms,
          revision: String(revision),
        };
      },
    },
    ItemWithdrawn: {
      id: ({ data }) => touched(data.item, data.ends),
      fold: (row, { data, revision }) => ({
        ...ended(row, data.ends),
        withdrawal: { from: data.effectiveFrom, reason: data.reason },
        revision: String(revision),
      }),
    },
  },
};
