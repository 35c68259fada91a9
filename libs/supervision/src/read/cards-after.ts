import type { RecordedEvent } from '@sealtrail/event-sourcing';
import type { SupervisionEvent } from '../domain/card-events';
import type { CardRow } from './card-row';
import { cards } from './cards-view';

type Row = {
  readonly id: (event: RecordedEvent<SupervisionEvent>) => string | readonly string[];
  readonly fold: (row: CardRow, event: RecordedEvent<SupervisionEvent>, id: string) => CardRow | null;
};

/** The cards of one case as these events leave them, in the order of issue: what the view shows, of any earlier moment. */
export function cardsAfter(events: readonly RecordedEvent<SupervisionEvent>[]): readonly CardRow[] {
  const rows = new Map<string, CardRow>();
  for (const event of events) {
    const row = cards.on[event.type] as Row | undefined;
    for (const id of row === undefined ? [] : [row.id(event)].flat()) {
      const next = row?.fold(rows.get(id) ?? cards.initial, event, id);
      if (next != null) rows.set(id, next);
    }
  }
  return [...rows.values()];
}
