import { type Role, roles } from '@sealtrail/access';
import { Calendars, calendarStream, NATIONAL_CALENDAR } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { seed } from '@sealtrail/catalog/testing';
import { StreamStateCache, ViewWatch } from '@sealtrail/event-sourcing';
import { UpcastingEventStore, type WorkSnapshot, WorkStatus } from '@sealtrail/event-sourcing/runtime';
import { FixedClock, InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import type { RequestAuthorizer } from '../access/request-authorizer';
import { DamagedFiles } from '../http/damaged-files';
import type { ApiReply, ApiRequest } from '../http/request';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

const idle: WorkSnapshot = {
  stoppedViews: [],
  incompleteViews: [],
  reactors: { consumed: 0n, failingSince: null, parked: 0 },
  timers: { count: 0, oldest: null, dueAndKnown: null },
  unattended: [],
};

class WorkAsTold extends WorkStatus {
  constructor(private readonly told: Partial<WorkSnapshot>) {
    super();
  }
  override work(): Promise<WorkSnapshot> {
    return Promise.resolve({ ...idle, ...this.told });
  }
}

class AtTheHead extends ViewWatch {
  override state() {
    return Promise.resolve({ position: 0n, lagMs: 0 });
  }
  override waitForPosition(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** Counts reads of the end of the log. */
class CountingStore extends InMemoryEventStore {
  heads = 0;
  override head(): Promise<bigint> {
    this.heads += 1;
    return super.head();
  }
}

const calendarsOver = (events: InMemoryEventStore) =>
  new Calendars(new StreamStateCache(events), { zone: 'Asia/Shanghai' });

const readiness = (
  told: Partial<WorkSnapshot> = {},
  calendars = calendarsOver(new InMemoryEventStore()),
  now = '2026-03-02T01:02:00.000Z',
  files = new DamagedFiles(),
) =>
  new Readiness(new InMemoryEventStore(), new AtTheHead(), new WorkAsTold(told), new FixedClock(now), calendars, files);

describe('the readiness of a process', () => {
  it('is a report of all its work', async () => {
    expect(await readiness().report('en')).toStrictEqual({
      status: 'ready',
      reasons: [],
      notices: [],
      store: { head: '0', damage: [] },
      views: { position: '0', lagEvents: '0', lagSeconds: 0, stopped: [], incomplete: [] },
      reactors: { consumed: '0', lagEvents: '0', failingSince: null, parked: 0 },
      timers: { waiting: 0, oldest: null, overdueSeconds: 0 },
    });
  });

  it('describes problems in the language of the reader, with code and parameters', async () => {
    const timers = { count: 2, oldest: '2026-03-01T01:00:00.000Z', dueAndKnown: '2026-03-02T01:00:00.000Z' };
    const process = readiness({ stoppedViews: ['cards.v1'], timers });
    const said = async (language: 'zh' | 'en') => (await process.report(language)).reasons.map(({ text }) => text);
    expect(await said('zh')).toStrictEqual(['视图 cards.v1 已停止', '定时任务逾期']);
    expect(await said('en')).toStrictEqual(['the view cards.v1 has stopped', 'a timer is overdue']);
    expect(await process.report('en')).toMatchObject({
      status: 'notReady',
      reasons: [
        { code: 'view.stopped', parameters: { view: 'cards.v1' } },
        { code: 'timer.overdue', parameters: {} },
      ],
      views: { stopped: ['cards.v1'] },
      timers: { waiting: 2, overdueSeconds: 120 },
    });
  });

  it('is degraded if views lack streams, and says which and how many', async () => {
    const process = readiness({ incompleteViews: [{ view: 'cards.v1', streams: 2 }] });
    expect(await process.report('zh')).toMatchObject({
      status: 'degraded',
      reasons: [{ code: 'view.incomplete', text: '视图 cards.v1 不完整，须重建' }],
      views: { stopped: [], incomplete: [{ view: 'cards.v1', streams: 2 }] },
    });
    expect((await process.report('en')).reasons[0]?.text).toBe('the view cards.v1 lacks streams until it is rebuilt');
  });

  it('is lost if the log lacks events, until they are restored; the operator is told where', async () => {
    const inner = new InMemoryEventStore();
    const events = new UpcastingEventStore(inner, {});
    const clock = new FixedClock('2026-03-02T01:02:00.000Z');
    const process = new Readiness(
      events,
      new AtTheHead(),
      new WorkAsTold({}),
      clock,
      calendarsOver(inner),
      new DamagedFiles(),
    );
    await expect(events.read('item-1', 3n)).rejects.toThrow('are missing');
    expect(await process.report('zh')).toMatchObject({
      status: 'notReady',
      reasons: [{ code: 'log.damaged', parameters: {}, text: '记录缺失或无法读取' }],
      store: { damage: [{ stream: 'item-1', revision: '0', kind: 'missing' }] },
    });
    await events.read('item-1');
    expect(await process.report('zh')).toMatchObject({ status: 'ready', store: { damage: [] } });
  });

  it('is lost from the first refusal because of a damaged file', async () => {
    const files = new DamagedFiles();
    const process = readiness({}, undefined, undefined, files);
    expect(await process.report('zh')).toMatchObject({ status: 'ready' });
    files.note();
    expect(await process.report('zh')).toMatchObject({
      status: 'notReady',
      reasons: [{ code: 'store.damaged', parameters: {}, text: '存储文件损坏' }],
    });
  });

  it('is not lost because of a timer that was just set for a past instant', async () => {
    const at = (dueAndKnown: string) =>
      readiness({ timers: { count: 1, oldest: '2025-12-01T01:00:00.000Z', dueAndKnown } }).report('en');
    expect(await at('2026-03-02T01:01:59.000Z')).toMatchObject({ status: 'ready', timers: { overdueSeconds: 1 } });
    expect(await at('2026-03-02T01:00:59.000Z')).toMatchObject({ status: 'notReady', timers: { overdueSeconds: 61 } });
  });

  it('is computed once for concurrent requests, and again for the next', async () => {
    const store = new CountingStore();
    const process = new Readiness(
      store,
      new AtTheHead(),
      new WorkAsTold({}),
      new FixedClock('2026-03-02T01:02:00.000Z'),
      calendarsOver(store),
      new DamagedFiles(),
    );
    const reports = await Promise.all(Array.from({ length: 50 }, () => process.report('zh')));
    expect(reports).toEqual(Array(50).fill(reports[0]));
    const once = store.heads;
    await process.report('en');
    expect([once > 0, store.heads]).toEqual([true, 2 * once]);
  });

  it('is unknown if the stores cannot be read, and says so: never an error', async () => {
    const broken = new (class extends InMemoryEventStore {
      override head(): Promise<bigint> {
        return Promise.reject(new Error('no server answers'));
      }
    })();
    const { clock, views, work } = {
      clock: new FixedClock('2026-03-02T01:02:00.000Z'),
      views: new AtTheHead(),
      work: new WorkAsTold({}),
    };
    const process = new Readiness(broken, views, work, clock, calendarsOver(broken), new DamagedFiles());
    expect(await process.report('en')).toStrictEqual({
      status: 'notReady',
      reasons: [{ code: 'store.unreadable', parameters: {}, text: 'the stores cannot be read' }],
      notices: [],
    });
  });

  it("shows its numbers, which change with every event, only to an administrator's key", async () => {
    const reply = { status: () => reply, header: () => reply } as unknown as ApiReply;
    const asking = (role: Role | null) => {
      const admission = { identityOf: () => (role === null ? null : { role }) } as unknown as RequestAuthorizer;
      return new HealthController(readiness(), admission).ready({} as ApiRequest, reply, 'en');
    };
    expect(await asking('admin')).toMatchObject({ status: 'ready', store: { head: '0' } });
    for (const role of roles.values.filter((each) => each !== 'admin')) {
      expect(await asking(role)).toStrictEqual({ status: 'ready', reasons: [], notices: [] });
    }
    expect(await asking(null)).toStrictEqual({ status: 'ready', reasons: [], notices: [] });
  });

  it('reports the missing notice of a near or current year, and is ready nevertheless', async () => {
    const events = new InMemoryEventStore();
    await seed(events, calendarStream(NATIONAL_CALENDAR), [yearImported(2026)]);
    const noticesAt = async (now: string) => {
      const { status, notices } = await readiness({}, calendarsOver(events), now).report('en');
      return [status, notices.map(({ calendar, year, since }) => `${calendar} ${year} since ${since}`)];
    };
    expect(await noticesAt('2026-09-30T15:59:59.999Z')).toEqual(['ready', []]);
    expect(await noticesAt('2026-09-30T16:00:00.000Z')).toEqual(['ready', ['cn-national 2027 since 2026-10-01']]);
    expect(await noticesAt('2027-03-01T00:00:00.000Z')).toEqual(['ready', ['cn-national 2027 since 2026-10-01']]);
  });
});
