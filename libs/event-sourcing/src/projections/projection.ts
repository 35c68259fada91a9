import type { Event, JsonObject, OfType, RecordedEvent } from '../events/event';

/** A document of a read model: JSON, addressed by its id. */
export type Document = JsonObject;

/** How one type of event changes the documents it touches. */
export type ProjectionRow<Doc extends Document, E extends Event> = {
  /** The id or ids of the documents that the event touches. */
  readonly id: (event: RecordedEvent<E>) => string | readonly string[];
  /** The new state of a touched document; `null` removes it. */
  readonly fold: (document: Doc, event: RecordedEvent<E>, id: string) => Doc | null;
};

/**
 * A read model: event → the documents it touches, and their new state. Pure and independent of the clock: a rebuild gives the
 * same documents. The keys of `on` are the filter of the subscription. A new document shape gets a new name (`cards.v2`) and is
 * built in addition to the old one.
 */
export type Projection<Doc extends Document, E extends Event> = {
  readonly name: string;
  readonly initial: Doc;
  /** Fields that lists filter and order by, one array per index. */
  readonly indexes: readonly (readonly string[])[];
  readonly on: { readonly [Type in E['type']]?: ProjectionRow<Doc, OfType<E, Type>> };
};

/** A projection of any kind: for the runner, which does not depend on its types. */
// biome-ignore lint/suspicious/noExplicitAny: the runner only passes documents and events through.
export type AnyProjection = Projection<any, any>;
