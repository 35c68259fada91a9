import { type Publications, publish } from '@sealtrail/event-sourcing';
import type { PolicyAdopted } from './domain/policy-events';

/** By which rules cards fall is known to everybody whom they may charge. */
export const published: Publications = publish<PolicyAdopted>(['PolicyAdopted'], {
  audience: 'reference',
  bounds: { by: 'nothing' },
});
