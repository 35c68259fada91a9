import { type CommandMessage, type Decider, type Event, type Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { SEQUENCE_MAX } from './identifiers/case-number';

/** A block of sequence numbers of a region and local day was leased to one process: gaps are possible, duplicates are not. */
export type NumbersLeased = Event<
  'NumbersLeased',
  {
    /** Six digits. */
    readonly region: string;
    readonly date: LocalDate;
    readonly from: number;
    /** Inclusive. */
    readonly to: number;
    readonly leasedAt: Instant;
  }
>;

export type LeaseNumbers = CommandMessage<
  'LeaseNumbers',
  { readonly region: string; readonly date: LocalDate; readonly count: number; readonly at: Instant }
>;

/** The last number leased for a region and day. */
export type NumberSequence = { readonly last: number };

export const sequenceStream = (region: string, date: LocalDate): string =>
  `sequence-${region}-${date.replaceAll('-', '')}`;

export const numberSequenceDecider: Decider<NumberSequence, LeaseNumbers, NumbersLeased> = {
  initial: { last: 0 },
  decide: {
    LeaseNumbers: ({ region, date, count, at }, { last }) => {
      if (last >= SEQUENCE_MAX) {
        throw reject('application.numbers-exhausted', { region, date });
      }
      const to = Math.min(last + count, SEQUENCE_MAX);
      return [{ type: 'NumbersLeased', data: { region, date, from: last + 1, to, leasedAt: at } }];
    },
  },
  evolve: { NumbersLeased: (_, { to }) => ({ last: to }) },
};
