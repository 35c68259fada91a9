import { entityIdOf, type Publications, publish } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from './domain/application-events';
import { applicationEvolve } from './domain/application-evolve';
import { shownOf } from './read/get-history';

/** Every fact of a case, as its history shows it. */
const types = (Object.keys(applicationEvolve) as ApplicationEvent['type'][]).toSorted();

export const published: Publications = publish<ApplicationEvent>(types, {
  audience: 'case',
  bounds: { by: 'case', id: ({ stream }) => entityIdOf(stream) },
  shown: shownOf,
});
