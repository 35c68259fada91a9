import type { ProjectionRow, RecordedEvent } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import type { ApplicationView } from '../read/application-view';
import { applications } from '../read/applications-projection';

/** The view of a case after these events. */
export function viewAfter(events: readonly RecordedEvent<ApplicationEvent>[]): ApplicationView {
  const rows = applications.on as Readonly<
    Record<string, ProjectionRow<ApplicationView, ApplicationEvent> | undefined>
  >;
  return events.reduce((view, event) => {
    const row = rows[event.type];
    if (row === undefined) throw new Error(`no row for ${event.type}`);
    const document = row.fold(view, event, String(row.id(event)));
    if (document === null) throw new Error('no fact removes a case');
    return document;
  }, applications.initial);
}
