import { type CommandMetadata, StreamStateCache } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import type { AppointOfficial, DefineDepartment } from '../domain/department-commands';
import { CATALOGUED_AT, GOVERNMENT, MARKET, REGION, seedCatalog } from '../testing';
import { ChangeDepartment, ChangeDepartmentHandler } from './change-department';

const store = new InMemoryEventStore();
const handler = new ChangeDepartmentHandler(pipelineOver(store, new FixedClock()), new StreamStateCache(store));
beforeAll(() => seedCatalog(store));

const commandMetadata = (commandId: string): CommandMetadata => ({
  actor: 'key-1',
  commandId,
  correlationId: 'trace',
  causationId: null,
  fingerprint: commandId,
  expectedRevision: null,
});

const ALWAYS = [{ from: '2020-01-01', to: null, items: null }];

const define = (over: Partial<DefineDepartment['data']>): DefineDepartment => ({
  type: 'DefineDepartment',
  data: {
    department: 'tax',
    name: '税务局',
    region: REGION,
    level: 'city',
    uscc: null,
    parent: null,
    at: CATALOGUED_AT,
    ...over,
  },
});

const appoint = (official: string, name = '张'): AppointOfficial => ({
  type: 'AppointOfficial',
  data: { official, name, posts: ['officer'], mandates: ALWAYS, at: CATALOGUED_AT },
});

const change = (department: string, command: DefineDepartment | AppointOfficial, commandId: string) =>
  handler.execute(new ChangeDepartment(department, command, commandMetadata(commandId), { region: null }));

describe('a change of a department', () => {
  it('reports whether the department was new, each time the command is repeated', async () => {
    expect(await change('tax', define({}), 'c1')).toMatchObject({ numbers: { created: true }, revision: 0n });
    expect(await change('tax', define({ name: '新税务局' }), 'c2')).toMatchObject({
      numbers: { created: false },
      revision: 1n,
    });
    expect(await change('tax', define({ name: '新税务局' }), 'c3')).toMatchObject({
      numbers: { created: false },
      revision: 1n,
    });
    expect(await change('tax', define({}), 'c1')).toMatchObject({ numbers: { created: true }, revision: 0n });
  });

  it('reports whether the official was new', async () => {
    expect(await change(MARKET, appoint('zhang'), 'o1')).toMatchObject({ numbers: { created: true } });
    expect(await change(MARKET, appoint('zhang', '章'), 'o2')).toMatchObject({ numbers: { created: false } });
    expect(await change(MARKET, appoint('market-officer', '承办人二'), 'o3')).toMatchObject({
      numbers: { created: false },
    });
    expect(await change(MARKET, appoint('zhang'), 'o1')).toMatchObject({ numbers: { created: true } });
  });

  it('loads the departments above, and records their revisions', async () => {
    await change('branch', define({ department: 'branch', parent: MARKET }), 'p1');
    const [event] = await store.read('department-branch');
    expect(Object.keys(event?.metadata.known ?? {})).toEqual([`department-${MARKET}`, `department-${GOVERNMENT}`]);
    await expect(change('x', define({ department: 'x', parent: 'nowhere' }), 'p2')).rejects.toMatchObject({
      code: 'department.parent-unknown',
    });
    await expect(change(GOVERNMENT, define({ department: GOVERNMENT, parent: 'branch' }), 'p3')).rejects.toMatchObject({
      code: 'department.parent-circular',
    });
  });
});
