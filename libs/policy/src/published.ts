import { type Publications, publish } from '@sealtrail/event-sourcing';
import type { PolicyAdopted } from './domain/policy-events';

/** The rules for cards are public to everyone who may receive one. */
export const published: Publications = publish<PolicyAdopted>(['PolicyAdopted'], {
  audience: 'reference',
  bounds: { by: 'nothing' },
});
