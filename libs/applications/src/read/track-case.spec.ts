import type { JsonObject, RecordedEvent } from '@sealtrail/event-sourcing';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryEventStore,
  InMemoryReadStore,
} from '@sealtrail/event-sourcing/testing';
import { Jurisdiction } from '@sealtrail/working-days';
import { queryCodeOf } from '../domain/query-code';
import { codeOf } from '../testing/write-side';
import { applications } from './applications-projection';
import { TrackCase, TrackCaseHandler } from './track-case';

class Shanghai extends Jurisdiction {
  override readonly zone = 'Asia/Shanghai';
}

class Watched extends InMemoryEventStore {
  readonly asked: string[] = [];
  override read(stream: string, after?: bigint): Promise<readonly RecordedEvent[]> {
    this.asked.push(stream);
    return super.read(stream, after);
  }
}

describe('tracking a case', () => {
  it('shows no state before an event that could not be folded, and reveals this only with the code', async () => {
    const [events, views, secret] = [new InMemoryEventStore(), new InMemoryReadStore(), new FixedNamespaceSecret()];
    const open = { applicationId: 'a2', number: 'N-2', closedOn: null, missing: [], deferred: [] };
    const parked = [{ stream: 'application-a2', revision: 3n, position: 1n, code: 'TypeError' }];
    await views.save({ view: applications.name, documents: new Map([['a2', open]]), from: 0n, to: 1n, parked });
    const clock = new FixedClock('2026-03-03T01:00:00.000Z');
    const tracking = new TrackCaseHandler(views, events, secret, clock, new Shanghai());
    const right = queryCodeOf({ applicationId: 'a2', heldByUnit: false }, secret);
    expect(await codeOf(tracking.execute(new TrackCase('N-2', right)))).toBe('view.incomplete');
    expect(await codeOf(tracking.execute(new TrackCase('N-2', 'WRNG-WRNG-WRNG-WRNG')))).toBe('application.not-tracked');
  });

  it('reads as much for a right code as for a wrong one, and for an open case as for a closed one', async () => {
    const [events, views, secret] = [new Watched(), new InMemoryReadStore(), new FixedNamespaceSecret()];
    const document = { applicationId: 'a1', number: 'N-1', closedOn: '2026-03-02', missing: [], deferred: [] };
    const open = { ...document, applicationId: 'a2', number: 'N-2', closedOn: null };
    const documents = new Map<string, JsonObject>([
      ['a1', document],
      ['a2', open],
    ]);
    await views.save({ view: applications.name, documents, from: 0n, to: 1n });
    const readsOf = async (now: string, queryCode: string, number = 'N-1') => {
      const tracking = new TrackCaseHandler(views, events, secret, new FixedClock(now), new Shanghai());
      const code = await codeOf(tracking.execute(new TrackCase(number, queryCode)));
      return [code, events.asked.splice(0)];
    };
    const right = queryCodeOf({ applicationId: 'a1', heldByUnit: false }, secret);
    const reads = ['application-a1'];
    expect(await readsOf('2026-03-03T01:00:00.000Z', right)).toEqual(['no rejection', reads]);
    expect(await readsOf('2026-03-03T01:00:00.000Z', 'WRNG-WRNG-WRNG-WRNG')).toEqual([
      'application.not-tracked',
      reads,
    ]);
    const ofOpen = queryCodeOf({ applicationId: 'a2', heldByUnit: false }, secret);
    expect(await readsOf('2026-03-03T01:00:00.000Z', ofOpen, 'N-2')).toEqual(['no rejection', ['application-a2']]);
    expect(await readsOf('2026-03-03T01:00:00.000Z', 'WRNG-WRNG-WRNG-WRNG', 'N-2')).toEqual([
      'application.not-tracked',
      ['application-a2'],
    ]);
  });
});
