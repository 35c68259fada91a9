import type { RecordedEvent } from '../events/event';
import type { Reactor } from '../reactors/reactor';
import { followUp, type Made, type Make } from './toy-plans';

/** A reactor that cannot handle some events. */
export const failingReactor = (chokes: (fact: RecordedEvent<Made>) => boolean): Reactor<Made, Make> => ({
  ...followUp,
  on: {
    Made: (fact) => {
      if (chokes(fact)) throw new TypeError(`cannot read ${fact.data.name}`);
      return followUp.on.Made?.(fact) ?? [];
    },
  },
});
