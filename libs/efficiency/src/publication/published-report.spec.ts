import { type ReadStore, type RecordedEvent, written } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import { matterRated } from '@sealtrail/ratings/testing';
import type { CountedEvent } from '../read/event-counts';
import { accepted, decided, noon, storeOf, submitted } from '../testing';
import { ChangePublication, ChangePublicationHandler } from './change-publication';
import { GetPublication, GetPublicationHandler } from './get-publication';
import { type PublishReport, publicationStream } from './publication-decider';

const MARCH = { from: '2026-03', to: '2026-03' };
const CITY = '370100';

const publish = (change: Partial<PublishReport['data']> = {}): PublishReport => ({
  type: 'PublishReport',
  data: {
    region: CITY,
    period: '2026-03',
    lastMonth: '2026-03',
    document: { number: '济通〔2026〕3号', date: '2026-04-03', seal: '济南市政务服务管理办公室' },
    publisher: { by: 'supervisor-key', post: written('科长') },
    reason: null,
    now: noon('2026-04-03'),
    thisMonth: '2026-04',
    ...change,
  },
});

const corrected = { number: '济通〔2026〕4号', date: '2026-04-20', seal: '济南市政务服务管理办公室' };
const all = { department: null, region: null };

class World {
  readonly store = new InMemoryEventStore();
  private commands = 0;

  constructor(private views: ReadStore) {}

  static async of(events: readonly CountedEvent[]): Promise<World> {
    return new World(await storeOf(events));
  }

  /** What has become known since. */
  async knows(events: readonly CountedEvent[]): Promise<void> {
    this.views = await storeOf(events);
  }

  async publish(change: Partial<PublishReport['data']> = {}, scope: { region: string | null } = all) {
    const pipeline = pipelineOver(this.store, new FixedClock(noon('2026-04-03')));
    const commandId = `c${this.commands++}`;
    const metadata = { actor: 'k', commandId, correlationId: 'c', causationId: null, expectedRevision: null };
    const asked = new ChangePublication(publish(change), MARCH, metadata as never, scope);
    const { numbers } = await new ChangePublicationHandler(pipeline, this.views).execute(asked);
    return numbers;
  }

  published(version: number | null = null, scope: GetPublication['scope'] = all) {
    const report = { region: CITY, period: '2026-03', months: MARCH };
    return new GetPublicationHandler(this.store, this.views).execute(new GetPublication(report, version, scope));
  }

  async facts(): Promise<readonly RecordedEvent[]> {
    return (await this.store.read(publicationStream(CITY, '2026-03'))) as readonly RecordedEvent[];
  }
}

const known = [
  submitted('2026-03-02'),
  accepted('2026-03-02'),
  decided('2026-03-10'),
  submitted('2026-03-03', { department: 'fire' }),
];
const code = (name: string) => expect.objectContaining({ code: name });

describe('a published report', () => {
  it('is frozen, says as known at which position and by whom, and has not changed', async () => {
    const world = await World.of(known);
    expect(await world.publish()).toEqual({ created: true, version: 1 });
    const published = await world.published();
    expect(published).toMatchObject({
      version: 1,
      knownAt: { from: '1', to: '1' },
      publisher: { by: 'supervisor-key', post: '科长' },
      reason: null,
      total: { received: 2, accepted: 1, closed: 1, 'dueWithinPromise.numerator': 1, 'workingDays.days': 6 },
      departments: 2,
      changedSince: [],
    });
    expect(published.rows.map(({ department, figures }) => [department, figures['received']])).toEqual([
      ['fire', 1],
      ['planning', 1],
    ]);
  });

  it('shows what has become known since, by department and figure, and stays what it was', async () => {
    const world = await World.of(known);
    await world.publish();
    const { rows } = await world.published();
    // The closing is taken back, as when a case is opened again (恢复办理).
    await world.knows([...known.slice(0, 2), ...known.slice(3)]);
    const now = await world.published();
    expect(now.rows).toEqual(rows);
    const closed = { figure: 'closed', published: 1, present: 0 };
    expect(now.changedSince.map(({ department }) => department)).toEqual([null, 'planning']);
    for (const { figures } of now.changedSince) expect(figures).toContainEqual(closed);
  });

  it('is corrected by a further one with its own number and a reason, beside which the old one stays', async () => {
    const world = await World.of(known);
    await world.publish();
    await world.knows(known.slice(0, 2));
    await expect(world.publish({ document: corrected })).rejects.toEqual(code('publication.reason-missing'));
    const reason = written('一件办件恢复办理');
    await expect(world.publish({ reason })).rejects.toEqual(code('publication.number-taken'));
    expect(await world.publish({ document: corrected, reason })).toEqual({ created: false, version: 2 });
    expect(await world.published()).toMatchObject({ version: 2, reason, changedSince: [], total: { accepted: 1 } });
    const first = await world.published(1);
    expect(first).toMatchObject({ version: 1, total: { closed: 1 }, versions: [{ version: 1 }, { version: 2 }] });
    expect(first.changedSince).not.toEqual([]);
  });

  it('keeps whole numbers alone: shares and means follow from them', async () => {
    const world = await World.of([
      ...known,
      decided('2026-03-11', { usedDays: 6 }),
      decided('2026-03-12', { usedDays: 7 }),
    ]);
    await world.publish();
    const { total, rows } = await world.published();
    for (const values of [total, ...rows.map(({ figures }) => figures)]) {
      expect(Object.values(values).every((value) => Number.isInteger(value))).toBe(true);
      expect(Object.keys(values).filter((name) => /\.(mean|percent)$/.test(name))).toEqual([]);
    }
  });

  it('is published once where it is sent once more', async () => {
    const world = await World.of(known);
    await world.publish();
    expect(await world.publish()).toEqual({ created: false, version: 1 });
    expect((await world.facts()).map(({ type }) => type)).toEqual(['ReportPublished', 'ReportRowsPublished']);
  });

  it('is refused while its period runs, without anything to correct, and beyond the region of the key', async () => {
    const world = await World.of(known);
    await expect(world.publish({ thisMonth: '2026-03' })).rejects.toEqual(code('publication.period-running'));
    await expect(world.publish({ reason: written('x') })).rejects.toEqual(code('publication.nothing-to-correct'));
    await expect(world.publish({}, { region: '370102' })).rejects.toEqual(code('region.outside'));
    await expect(world.published()).rejects.toEqual(code('publication.not-found'));
  });

  it('shows a key of one department its own rows, and none beyond the region', async () => {
    const world = await World.of(known);
    await world.publish();
    await world.knows(known.slice(0, 1));
    const { rows, changedSince } = await world.published(null, { department: 'fire', region: null });
    expect(rows.map(({ department }) => department)).toEqual(['fire']);
    expect(changedSince.map(({ department }) => department)).toEqual([null, 'fire']);
    await expect(world.published(null, { department: null, region: '370102' })).rejects.toEqual(code('region.outside'));
  });

  it('says nothing of what the public rated', async () => {
    const world = await World.of([...known, matterRated()]);
    await world.publish();
    expect(JSON.stringify((await world.facts()).map(({ data }) => data))).not.toContain('atisfied');
  });

  it('keeps the rows of many departments in facts of a bounded size, and refuses more than it holds', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => submitted('2026-03-02', { department: `d${n}` }));
    const world = await World.of(many(120));
    await world.publish();
    expect((await world.facts()).length).toBe(4);
    expect((await world.published()).rows.length).toBe(120);
    const larger = await World.of(many(401));
    await expect(larger.publish()).rejects.toEqual(code('publication.too-large'));
  });
});
