import { catalogReport, departments, items, officials } from '@sealtrail/catalog';
import type { AnyProjection } from '@sealtrail/event-sourcing';
import { cards } from '@sealtrail/supervision';

/** Every read model: one line each. */
export const projections: readonly AnyProjection[] = [cards, catalogReport, departments, items, officials];
