import type { RecordedEvent } from '../events/event';
import type { ParkedStreams } from '../events/parked-streams';
import { endOfUpcastGroup } from '../events/upcast-groups';
import type { DocumentCache } from './document-cache';
import type { AnyProjection, Document, ProjectionRow } from './projection';
import type { LoadedDocument } from './read-store';

type Row = ProjectionRow<Document, RecordedEvent>;
type Rows = Readonly<Record<string, Row | undefined>>;
type Load = (ids: readonly string[]) => Promise<ReadonlyMap<string, LoadedDocument>>;

/** The state of a view during a fold: its documents, and its parked streams. */
export type FoldTarget = { readonly documents: DocumentCache; readonly parked: ParkedStreams };

/** The event at which a view stops. The events before its group have been folded; it and the later ones have not. */
export type PoisonEvent = { readonly event: RecordedEvent; readonly error: unknown };

/**
 * Folds a batch of events into a view: loads the touched documents that are not in memory at once, then folds group by group.
 * An event changes all documents it touches or none, also if it was upcast to several events; documents that already contain
 * it, because a worker died during a save, are skipped. An event that cannot be folded parks its stream, or stops the view.
 * Nothing is saved here.
 */
export async function foldBatch(
  projection: AnyProjection,
  events: readonly RecordedEvent[],
  load: Load,
  { documents, parked }: FoldTarget,
): Promise<PoisonEvent | null> {
  const rows = projection.on as Rows;
  const { touched, missing } = touchedBy(rows, events, { documents, parked });
  if (missing.length > 0) documents.loaded(missing, await load(missing));
  const foldPart = (index: number): PoisonEvent | null => {
    const event = events[index] as RecordedEvent;
    const ids = touched[index] ?? [];
    if (ids instanceof IdsFailed) return { event, error: ids.error };
    try {
      foldOne(rows[event.type] as Row, projection.initial as Document, event, ids, documents);
      return null;
    } catch (error) {
      return { event, error };
    }
  };
  for (let index = 0; index < events.length; ) {
    const next = endOfUpcastGroup(events, index);
    const first = events[index] as RecordedEvent;
    const poison = parked.holds(first) ? null : foldFact(index, next, foldPart, documents);
    if (poison !== null && !parked.park(poison.event, poison.error)) return poison;
    index = next;
  }
  return null;
}

/** The projection failed to name the documents that an event touches. */
class IdsFailed {
  constructor(readonly error: unknown) {}
}

type Touched = {
  /** The touched documents of each event. */
  readonly touched: readonly (string | readonly string[] | IdsFailed)[];
  readonly missing: readonly string[];
};

function touchedBy(rows: Rows, events: readonly RecordedEvent[], { documents, parked }: FoldTarget): Touched {
  const touched: (string | readonly string[] | IdsFailed)[] = [];
  const missing = new Set<string>();
  for (const event of events) {
    try {
      const ids = (parked.holds(event) ? null : rows[event.type]?.id(event)) ?? [];
      if (typeof ids === 'string') {
        if (documents.get(ids) === undefined) missing.add(ids);
      } else {
        for (const id of ids) if (documents.get(id) === undefined) missing.add(id);
      }
      touched.push(ids);
    } catch (error) {
      touched.push(new IdsFailed(error));
    }
  }
  return { touched, missing: [...missing] };
}

function foldFact(
  begin: number,
  end: number,
  foldPart: (index: number) => PoisonEvent | null,
  documents: DocumentCache,
): PoisonEvent | null {
  if (end === begin + 1) return foldPart(begin);
  documents.beginAtomic();
  let poison: PoisonEvent | null = null;
  for (let index = begin; index < end && poison === null; index++) poison = foldPart(index);
  documents.endAtomic(poison === null);
  return poison;
}

function foldOne(
  row: Row,
  initial: Document,
  event: RecordedEvent,
  touched: string | readonly string[],
  documents: DocumentCache,
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
