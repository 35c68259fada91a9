import { at } from '@sealtrail/applications/testing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import { recalculationUpcasters } from './recalculation-upcasters';

describe('events of recalculations from before a change carried its first date', () => {
  const store = async (data: object) => {
    const events = new InMemoryEventStore();
    await writeFacts(
      events,
      'calendarSweep-cn-national-1',
      [{ type: 'SweepStarted', data } as never],
      at('2026-03-02'),
    );
    return new UpcastingEventStore(events, recalculationUpcasters).read('calendarSweep-cn-national-1');
  };

  it('read as if it held from the beginning of its year, which no change reaches beyond', async () => {
    expect(await store({ calendar: 'cn-national', date: '2026-12-31' })).toMatchObject([
      { data: { from: '2026-01-01', date: '2026-12-31' } },
    ]);
  });

  it('stay as they are where they are of today', async () => {
    expect(await store({ from: '2026-03-04', date: '2026-03-04' })).toMatchObject([{ data: { from: '2026-03-04' } }]);
  });
});
