import { type Decider, type FieldFault, refuseFaults, type WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { fault, reject } from '../rejections';
import type { Level } from './department-enums';
import type { ItemCommand } from './item-commands';
import { onlineChannels } from './item-enums';
import type { Delisting, ItemEvent, ItemTerms, Listing } from './item-events';
import { type ItemDecisionContext, referenceFaults } from './item-references';
import { termsFaults } from './item-rules';
import { completeTerms } from './item-terms';

/** The terms of an item from one date (inclusive) to another (exclusive; `null`: open-ended). */
export type ItemVersion = {
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly effectiveUntil: LocalDate | null;
  readonly region: string;
  readonly level: Level;
  readonly terms: ItemTerms;
};

/** An item with all its versions, oldest first. */
export type Item = { readonly versions: readonly ItemVersion[] } & (
  | { readonly status: 'unknown' }
  | { readonly status: 'listed'; readonly item: string }
  | {
      readonly status: 'withdrawn';
      readonly item: string;
      readonly withdrawnFrom: LocalDate;
      readonly reason: WrittenText;
    }
);

export const itemStream = (code: string): string => `item-${code}`;

/** The version that applies to a case filed on a date; `null` on a date on which the item is not on the list. */
export const termsOn = ({ versions }: Item, date: LocalDate): ItemVersion | null =>
  versions.find((one) => covers(one, date)) ?? null;

const covers = ({ effectiveFrom, effectiveUntil }: ItemVersion, date: LocalDate): boolean =>
  effectiveFrom <= date && (effectiveUntil === null || date < effectiveUntil);

/** The headings under which a version is counted. */
export const listingOf = ({ region, level, terms }: Pick<ItemVersion, 'region' | 'level' | 'terms'>): Listing => ({
  department: terms.department,
  region,
  level,
  handlingForm: terms.handlingForm,
  online: terms.channels.some(onlineChannels.has),
});

/** The terms of an item for applicants and agencies, by date. */
export const itemDecider: Decider<Item, ItemCommand, ItemEvent, ItemDecisionContext> = {
  initial: { status: 'unknown', versions: [] },

  decide: {
    DefineItem: ({ item, effectiveFrom, terms: declared, at }, state, known) => {
      const terms = completeTerms(declared);
      refuseFaults([
        ...termsFaults(declared, terms),
        ...referenceFaults(terms, known),
        ...dateFaults(state, effectiveFrom),
      ]);
      const department = known.departments.get(terms.department);
      if (department?.status !== 'defined') throw new Error(`nothing known of ${terms.department}`);
      const { region, level } = department;
      const last = state.versions.at(-1);
      const version = { version: (last?.version ?? 0) + 1, effectiveFrom, effectiveUntil: null, region, level, terms };
      if (state.status === 'listed' && last !== undefined && sameTerms(last, version)) return [];
      return [
        {
          type: 'ItemDefined',
          data: {
            item,
            version: version.version,
            effectiveFrom,
            region,
            level,
            terms,
            ends: endingAt(state.versions, effectiveFrom),
            definedAt: at,
          },
        },
      ];
    },

    WithdrawItem: ({ effectiveFrom, reason, at }, state) => {
      if (state.status === 'unknown') throw reject('item.not-found');
      if (state.status === 'withdrawn') {
        if (state.withdrawnFrom === effectiveFrom && state.reason === reason) return [];
        throw reject('item.withdrawn', { from: state.withdrawnFrom });
      }
      const department = state.versions.at(-1)?.terms.department ?? '';
      const ends = endingAt(state.versions, effectiveFrom);
      return [
        {
          type: 'ItemWithdrawn',
          data: { item: state.item, department, effectiveFrom, reason, ends, withdrawnAt: at },
        },
      ];
    },
  },

  evolve: {
    ItemDefined: ({ versions }, { item, version, effectiveFrom, region, level, terms, ends }) => ({
      status: 'listed',
      item,
      versions: [...ended(versions, ends), { version, effectiveFrom, effectiveUntil: null, region, level, terms }],
    }),
    ItemWithdrawn: ({ versions }, { item, effectiveFrom, reason, ends }) => ({
      status: 'withdrawn',
      item,
      withdrawnFrom: effectiveFrom,
      reason,
      versions: ended(versions, ends),
    }),
  },
};

function dateFaults(state: Item, effectiveFrom: LocalDate): readonly FieldFault[] {
  const last = state.versions.at(-1);
  if (last !== undefined && effectiveFrom < last.effectiveFrom) {
    return [
      fault('/effectiveFrom', 'item.version-before-last', {
        version: last.version,
        from: last.effectiveFrom,
      }),
    ];
  }
  if (state.status === 'withdrawn' && effectiveFrom < state.withdrawnFrom) {
    return [fault('/effectiveFrom', 'item.version-before-withdrawal', { from: state.withdrawnFrom })];
  }
  return [];
}

const sameTerms = (a: ItemVersion, b: ItemVersion): boolean =>
  JSON.stringify([a.region, a.level, a.terms]) === JSON.stringify([b.region, b.level, b.terms]);

/** The part of every version that lies on or after a date. */
const endingAt = (versions: readonly ItemVersion[], date: LocalDate): readonly Delisting[] =>
  versions.flatMap((version) => {
    const from = version.effectiveFrom > date ? version.effectiveFrom : date;
    const to = version.effectiveUntil;
    return to !== null && to <= from ? [] : [{ version: version.version, from, to, listing: listingOf(version) }];
  });

const ended = (versions: readonly ItemVersion[], ends: readonly Delisting[]): readonly ItemVersion[] =>
  versions.map((version) => {
    const end = ends.find((one) => one.version === version.version);
    return end === undefined ? version : { ...version, effectiveUntil: end.from };
  });
