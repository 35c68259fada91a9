import type { Event, JsonObject, OfType, RecordedEvent } from '../events/event';

/** A document of a read model: JSON, found by its id. */
export type Document = JsonObject;

/** What one kind of fact does to the documents it touches. */
export type ProjectionRow<Doc extends Document, E extends Event> = {
  /** The document or documents that the event touches. */
  readonly id: (event: RecordedEvent<E>) => string | readonly string[];
  /** What a touched document becomes; `null` removes it. */
  readonly fold: (document: Doc, event: RecordedEvent<E>, id: string) => Doc | null;
};

/**
 * A read model: event → the documents it touches, and what each becomes. Pure, and never looks at the clock: on a
 * rebuild it gives the same documents. The keys of `on` are the filter of the subscription. A new shape gets a new name
 * (`cards.v2`) and is rebuilt beside the old one.
 */
export type Projection<Doc extends Document, E extends Event> = {
  readonly name: string;
  readonly initial: Doc;
  /** Fields that lists filter and order by, one array an index. */
  readonly indexes: readonly (readonly string[])[];
  readonly on: { readonly [Type in E['type']]?: ProjectionRow<Doc, OfType<E, Type>> };
};

/** A projection of any kind: for the runner, which never looks inside. */
// biome-ignore lint/suspicious/noExplicitAny: the runner only passes documents and events through.
export type AnyProjection = Projection<any, any>;
