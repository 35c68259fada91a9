import { calendarStream } from '@sealtrail/calendar/events';
import { yearImported } from '@sealtrail/calendar/testing';
import { type CommandMetadata, Rejection, StreamStateCache, written } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import type { DeclaredTerms, ItemCommand } from '../domain/item-commands';
import { CATALOGUED_AT, CONSTRUCTION, declaredTerms, jointStages, LISTED_FROM, seed, seedCatalog } from '../testing';
import { ChangeItem, ChangeItemHandler } from './change-item';

const store = new InMemoryEventStore();
const handler = new ChangeItemHandler(pipelineOver(store, new FixedClock()), new StreamStateCache(store));
beforeAll(async () => {
  await seedCatalog(store);
  await seed(store, calendarStream('cn-national'), [yearImported(2026)]);
});

const commandMetadata = (commandId: string): CommandMetadata => ({
  actor: 'key-1',
  commandId,
  correlationId: 'trace',
  causationId: null,
  fingerprint: commandId,
  expectedRevision: null,
});

const define = (over: Partial<DeclaredTerms> = {}): ItemCommand => ({
  type: 'DefineItem',
  data: { item: 'new', effectiveFrom: LISTED_FROM, terms: declaredTerms(over), at: CATALOGUED_AT },
});

const change = (command: ItemCommand, commandId: string) =>
  handler.execute(new ChangeItem('new', command, commandMetadata(commandId), { region: null }));

describe('a change of an item', () => {
  it('depends on its departments and its calendar, and records their revisions', async () => {
    expect(
      await change(
        define({
          department: CONSTRUCTION,
          class: 'joint',
          stages: jointStages,
          promised: null,
          statutory: null,
          handler: null,
        }),
        'c1',
      ),
    ).toMatchObject({ numbers: { created: true }, revision: 0n });
    const [event] = await store.read('item-new');
    expect(event?.metadata.known).toEqual({
      'department-construction': '4',
      'department-planning': '4',
      'department-environment': '4',
      'department-water': '4',
      'department-fire': '4',
      'calendar-cn-national': '0',
    });
  });

  it('reports whether the item was new, each time the command is repeated', async () => {
    expect(await change(define(), 'c2')).toMatchObject({ numbers: { created: false }, revision: 1n });
    expect(await change(define(), 'c3')).toMatchObject({ numbers: { created: false }, revision: 1n });
    expect(
      await change(
        { type: 'WithdrawItem', data: { effectiveFrom: '2026-05-01', reason: written('取消'), at: CATALOGUED_AT } },
        'c4',
      ),
    ).toMatchObject({ numbers: { created: false }, revision: 2n });
  });

  it('names every missing department, handler and calendar', async () => {
    const wrong = define({ department: 'nowhere', handler: null, calendar: 'moon' });
    const refusal: unknown = await handler
      .execute(new ChangeItem('other', wrong, commandMetadata('c5'), { region: null }))
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Rejection);
    expect((refusal as Rejection).errors.map(({ pointer }) => pointer)).toEqual(['/department', '/calendar']);
  });
});
