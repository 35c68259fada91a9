import type { Projection, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { Level } from '../domain/department-enums';
import { listingOf } from '../domain/item';
import type { HandlingForm, ItemClass, ItemKind } from '../domain/item-enums';
import type { Delisting, ItemEvent, ItemTerms } from '../domain/item-events';
import { departmentsOf } from '../domain/item-references';

/** One version of an item. Lists are queried by date, so each version is a document with its own dates. */
export type ItemVersionRow = {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  /** Exclusive; `null`: open-ended. */
  readonly effectiveUntil: LocalDate | null;
  /** Why it ended, if the item was withdrawn while this was its last version. */
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
  /** Revision of the item's stream, as of the last event about this version. */
  readonly revision: string;
};

const rowId = (code: string, version: number): string => `${code}/${version}`;

const touched = (code: string, ends: readonly Delisting[]): readonly string[] =>
  ends.map(({ version }) => rowId(code, version));

/** Ends the version at the date that the event gives for it, if any; an event names a version at most once. */
function ended(row: ItemVersionRow, ends: readonly Delisting[]): ItemVersionRow {
  const end = ends.find(({ version }) => version === row.version);
  return end === undefined ? row : { ...row, effectiveUntil: end.from };
}

/** The versions of items: past, current and announced. */
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
