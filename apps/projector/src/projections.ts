import { catalogReport, departments, items, officials } from '@sealtrail/catalog';
import type { AnyProjection } from '@sealtrail/event-sourcing';

/** Every read model: one line each. */
export const projections: readonly AnyProjection[] = [catalogReport, departments, items, officials];
