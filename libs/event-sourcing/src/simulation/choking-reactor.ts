import type { Recorded } from '../events/event';
import type { Reactor } from '../reactors/reactor';
import { followUp, type Made, type Make } from './toy-plans';

/** A reactor that can make nothing of some facts. */
export const chokingReactor = (chokes: (fact: Recorded<Made>) => boolean): Reactor<Made, Make> => ({
  ...followUp,
  on: {
    Made: (fact) => {
      if (chokes(fact)) throw new TypeError(`cannot read ${fact.data.name}`);
      return followUp.on.Made?.(fact) ?? [];
    },
  },
});
