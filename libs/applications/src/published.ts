import { entityIdOf, type Publications, publish } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from './domain/application-events';
import { applicationEvolve } from './domain/application-evolve';
import { shownOf } from './read/get-history';

/** Every event of a case, as shown in its history. */
const types = (Object.keys(applicationEvolve) as ApplicationEvent['type'][]).toSorted();

export const published: Publications = publish<ApplicationEvent>(types, {
  audience: 'case',
  bounds: { by: 'case', id: ({ stream }) => entityIdOf(stream) },
  shown: shownOf,
});
