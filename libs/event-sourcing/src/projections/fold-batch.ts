import type { Recorded } from '../events/event';
import type { AnyProjection, Document, ProjectionRow } from './projection';
import type { Folded } from './read-store';
import type { WorkingSet } from './working-set';

type Row = ProjectionRow<Document, Recorded>;
type Load = (ids: readonly string[]) => Promise<ReadonlyMap<string, Folded>>;

/** An event that a projection could not fold. The events before it have been folded, it and those after it have not. */
export type Poison = { readonly index: number; readonly event: Recorded; readonly error: unknown };

/**
 * What a batch of events makes of a view: loads at once those touched documents that are not in memory, then folds event
 * by event. An event changes all documents it touches or none; those that have it in them already, because a worker died
 * in the middle of a save, it passes over. Nothing is saved in here.
 */
export async function foldBatch(
  projection: AnyProjection,
  events: readonly Recorded[],
  load: Load,
  documents: WorkingSet,
): Promise<Poison | null> {
  const rows = projection.on as Readonly<Record<string, Row | undefined>>;
  const { touched, missing, poison } = touchedBy(rows, events, documents);
  if (missing.length > 0) documents.loaded(missing, await load(missing));
  for (let index = 0; index < touched.length; index++) {
    const event = events[index] as Recorded;
    try {
      foldOne(rows[event.type] as Row, projection.initial as Document, event, touched[index] ?? [], documents);
    } catch (error) {
      return { index, event, error };
    }
  }
  return poison;
}

type Touched = {
  /** For each event the documents it touches, up to the poison. */
  readonly touched: readonly (string | readonly string[])[];
  readonly missing: readonly string[];
  readonly poison: Poison | null;
};

function touchedBy(
  rows: Readonly<Record<string, Row | undefined>>,
  events: readonly Recorded[],
  documents: WorkingSet,
): Touched {
  const touched: (string | readonly string[])[] = [];
  const missing = new Set<string>();
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as Recorded;
    try {
      const ids = rows[event.type]?.id(event) ?? [];
      if (typeof ids === 'string') {
        if (documents.get(ids) === undefined) missing.add(ids);
      } else {
        for (const id of ids) if (documents.get(id) === undefined) missing.add(id);
      }
      touched.push(ids);
    } catch (error) {
      return { touched, missing: [...missing], poison: { index, event, error } };
    }
  }
  return { touched, missing: [...missing], poison: null };
}

function foldOne(
  row: Row,
  initial: Document,
  event: Recorded,
  touched: string | readonly string[],
  documents: WorkingSet,
): void {
  if (typeof touched === 'string') {
    if (documents.has(touched, event.position)) return;
    documents.set(touched, row.fold(documents.get(touched) ?? initial, event, touched));
    return;
  }
  const ids = touched.filter((id) => !documents.has(id, event.position));
  const made = ids.map((id) => row.fold(documents.get(id) ?? initial, event, id));
  for (let index = 0; index < ids.length; index++) {
    documents.set(ids[index] as string, made[index] as Document | null);
  }
}
