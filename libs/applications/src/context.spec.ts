import type { JsonObject, RecordedEvent } from '@sealtrail/event-sourcing';
import { applicationsContext } from './context';
import type { ApplicationEvent } from './domain/application-events';
import { mustSee } from './domain/visibility';
import { at, contextFor, eventsAfter, submit } from './testing';

describe('a case stored before cases recorded the source of the filing key', () => {
  it('belongs to no portal, and is visible to its department as before', () => {
    const [submitted] = eventsAfter(
      contextFor(),
      submit(at('2026-03-02'), { filedBy: 's', source: 's', externalNo: '1' }),
    );
    const { filedBy: _, ...before } = (submitted as ApplicationEvent).data as unknown as JsonObject;
    const lifted = applicationsContext.upcasters['ApplicationSubmitted']?.(before) as unknown as ApplicationEvent;
    expect(lifted).toEqual({ ...submitted, data: { ...(submitted as ApplicationEvent).data, filedBy: null } });
    const events = [lifted] as unknown as readonly RecordedEvent<ApplicationEvent>[];
    expect(mustSee({ department: 'planning', region: null }, events)).toBe(lifted.data);
    expect(() => mustSee({ department: null, region: null, filedBy: 's' }, events)).toThrow('application.not-found');
  });
});
