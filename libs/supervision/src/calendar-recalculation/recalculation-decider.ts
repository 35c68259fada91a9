import type { CommandMessage, Decider } from '@sealtrail/event-sourcing';
import type { CalendarChange, RecalculationEvent, RefusedCase } from './recalculation-events';

/** Recalculate the next page of cases. `cursor`: the last case before it; `null` for the first page. */
export type AdvanceSweep = CommandMessage<'AdvanceSweep', CalendarChange & { readonly cursor: string | null }>;

export type Recalculation = {
  readonly status: 'unknown' | 'underWay' | 'finished';
  readonly cursor: string | null;
  readonly cases: number;
  /** `null`: not known before the first page. */
  readonly position: string | null;
};

/** The outcome of the page that the command asks for. */
export type RecalculatedPage = {
  readonly position: string;
  readonly cases: number;
  /** The last case of the page; `null`: the page was empty. */
  readonly last: string | null;
  /** It was the last page. */
  readonly complete: boolean;
  readonly refused: readonly RefusedCase[];
};

export const recalculationStream = ({ calendar, revision }: Pick<CalendarChange, 'calendar' | 'revision'>): string =>
  `calendarSweep-${calendar}-${revision}`;

/** Whether the page that the command asks for is the next one. */
export const isNext = ({ cursor }: AdvanceSweep['data'], state: Recalculation): boolean =>
  state.status !== 'finished' && state.cursor === cursor;

export const recalculationDecider: Decider<Recalculation, AdvanceSweep, RecalculationEvent, RecalculatedPage> = {
  initial: { status: 'unknown', cursor: null, cases: 0, position: null },

  decide: {
    AdvanceSweep: (command, state, { position, cases, last, complete, refused }) => {
      if (!isNext(command, state)) return [];
      // A change that affects no case, like the years imported at the first start, records nothing.
      if (state.status === 'unknown' && cases === 0) return [];
      const { calendar, revision, from, date, changedAt } = command;
      const change = { calendar, revision, from, date, changedAt };
      const sum = state.cases + cases;
      return [
        ...(state.status === 'unknown' ? [{ type: 'SweepStarted', data: { ...change, position } } as const] : []),
        complete || last === null
          ? { type: 'SweepFinished', data: { ...change, cases: sum, refused } }
          : { type: 'SweepAdvanced', data: { ...change, position, cursor: last, cases: sum, refused } },
      ];
    },
  },

  evolve: {
    SweepStarted: (state, { position }) => ({ ...state, status: 'underWay', position }),
    SweepAdvanced: (state, { cursor, cases }) => ({ ...state, cursor, cases }),
    SweepFinished: (state, { cases }) => ({ ...state, status: 'finished', cases }),
  },
};
