import type { RecordedEvent } from '../events/event';
import type { AnyProjection, Projection } from '../projections/projection';
import type { BankEvent } from './toy-bank';

/** A projection that cannot fold some events, or cannot name the documents they touch. */
export const failingProjection = (
  projection: AnyProjection,
  chokes: (event: RecordedEvent) => boolean,
  where: 'id' | 'fold',
) => {
  const on = Object.entries(projection.on as Projection<{ x: 0 }, BankEvent>['on']).map(([type, row]) => [
    type,
    {
      ...row,
      [where]: (...given: unknown[]) => {
        const event = given[where === 'id' ? 0 : 1] as RecordedEvent;
        if (chokes(event)) throw new Error(`cannot read ${event.type}`);
        return (row[where] as (...rest: unknown[]) => unknown)(...given);
      },
    },
  ]);
  return { ...projection, on: Object.fromEntries(on) } as AnyProjection;
};
