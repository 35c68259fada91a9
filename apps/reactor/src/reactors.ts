import type { AnyReactor } from '@sealtrail/event-sourcing';

/** Every reactor: one line each. */
export const reactors: readonly AnyReactor[] = [];
