import type { SerializedError } from './serialized-error';

/** The calls of a worker: names, each with one argument and one result, both valid for a structured clone. */
export type WorkerApi = { readonly [name: string]: (argument: never) => unknown };

export type Call = { readonly id: number; readonly name: string; readonly argument: unknown; readonly bytes: number };

/** The name of the last call a worker gets. */
export const CLOSE = 'close';

export type Outcome = { readonly id: number; readonly value?: unknown; readonly error?: SerializedError };

export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly error: SerializedError }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'news'; readonly news: unknown };
