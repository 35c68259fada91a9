import { at, grant } from '@sealtrail/applications/testing';
import {
  type CommandMessage,
  type CommandMetadata,
  Dispatcher,
  type RecordedEvent,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import {
  FixedClock,
  type InMemoryEventStore,
  InMemoryReadStore,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';
import { supervisedCases } from '../calendar-recalculation/supervised-cases-view';
import type { CheckLimits } from '../domain/supervision-commands';
import { acceptedStory, type SupervisionStory, storedStory } from '../testing';
import { ChangeSupervision, ChangeSupervisionHandler } from '../write/change-supervision';
import { DecisionContextLoader } from '../write/decision-context-loader';
import { ListPatrols, ListPatrolsHandler } from './list-patrols';
import { DIFFERENCES_MAX, RunPatrol, RunPatrolHandler } from './run-patrol';

const NIGHT = '2026-03-18';
const ONE_O_CLOCK = at(NIGHT, '01:00');
const jurisdiction = { zone: 'Asia/Shanghai' };

class World extends Dispatcher {
  readonly clock = new FixedClock(ONE_O_CLOCK);
  readonly views = new InMemoryReadStore();
  private readonly contexts: DecisionContextLoader;
  private readonly supervision: ChangeSupervisionHandler;
  private readonly patrols: RunPatrolHandler;

  constructor(readonly store: InMemoryEventStore) {
    super();
    const pipeline = pipelineOver(store, this.clock);
    const streams = new StreamStateCache(store);
    this.contexts = new DecisionContextLoader(store, streams, jurisdiction);
    this.supervision = new ChangeSupervisionHandler(pipeline, this.contexts);
    const { views, contexts, clock } = this;
    this.patrols = new RunPatrolHandler(pipeline, store, streams, views, contexts, this, clock, jurisdiction);
  }

  static async of(story: SupervisionStory, ...ids: readonly string[]): Promise<World> {
    const world = new World(await storedStory(story));
    await world.views.prepare(supervisedCases.name);
    const documents = new Map(['a1', ...ids].map((id) => [id, { ...supervisedCases.initial, applicationId: id }]));
    await world.views.save({ view: supervisedCases.name, documents, from: 0n, to: 1n });
    return world;
  }

  override async dispatch(
    { stream, command }: { readonly stream: string; readonly command: CommandMessage },
    commandMetadata: CommandMetadata,
  ): Promise<void> {
    const id = stream.slice('supervision-'.length);
    await this.supervision.execute(new ChangeSupervision(id, command as CheckLimits, commandMetadata, null));
  }

  run(by = 'p1', staleBefore = '') {
    return this.patrols.execute(new RunPatrol(NIGHT, by, staleBefore));
  }

  async nights(scope: { department: string | null; region: string | null } = { department: null, region: null }) {
    return new ListPatrolsHandler(this.store, this.clock, jurisdiction).execute(new ListPatrols(scope));
  }

  async types(stream: string): Promise<readonly string[]> {
    return ((await this.store.read(stream)) as readonly RecordedEvent[]).map(({ type }) => type);
  }
}

describe('the nightly look at all cases', () => {
  const late = () => acceptedStory('2026-03-02').until(at(NIGHT, '00:00'));
  /** The yellow card of the 16th was never issued. */
  const overlooked = () => {
    const story = late();
    story.cards.splice(
      story.cards.findIndex(({ type, data }) => type === 'CardIssued' && 'level' in data && data.level === 'yellow'),
    );
    return story;
  };

  it('finds nothing, says so in figures, and is done once', async () => {
    const world = await World.of(late());
    expect(await world.run()).toMatchObject({ status: 'finished', cases: 1, cards: 2, differences: 0, refused: 0 });
    expect(await world.types(`patrol-${NIGHT}`)).toEqual(['PatrolStarted', 'PatrolAdvanced', 'PatrolFinished']);
    const before = await world.store.head();
    expect(await world.run()).toBeNull();
    expect(await world.store.head()).toBe(before);
    expect(await world.nights()).toMatchObject([
      { night: NIGHT, at: at(NIGHT, '00:00'), cases: 1, cards: 2, differences: 0, found: [], finishedAt: ONE_O_CLOCK },
    ]);
  });

  it('records what was missing as an incident, and then puts it right', async () => {
    const world = await World.of(overlooked());
    expect(await world.run()).toMatchObject({ cases: 1, cards: 1, differences: 1 });
    const [night] = await world.nights();
    expect(night?.found).toMatchObject([
      {
        applicationId: 'a1',
        findings: [{ fact: 'CardIssued', rule: 'case', level: 'yellow' }, { fact: 'WarningConverted' }],
      },
    ]);
    expect(await world.types('supervision-a1')).toContain('CardIssued');
    const issued = (await world.store.read('supervision-a1')).filter(({ type }) => type === 'CardIssued');
    expect(issued.map(({ data }) => data['level'])).toEqual(['warning', 'yellow']);
  });

  it('shows what was found to those whose it is; the figures to all', async () => {
    const world = await World.of(overlooked());
    await world.run();
    const found = async (department: string | null, region: string | null) =>
      (await world.nights({ department, region })).map((night) => [night.differences, night.found.length]);
    expect(await found('water', null)).toEqual([[1, 0]]);
    expect(await found(null, '430000')).toEqual([[1, 0]]);
    expect(await found('planning', '370100')).toEqual([[1, 1]]);
  });

  it('compares no case of which something was told after midnight', async () => {
    const story = overlooked().tell(grant(at(NIGHT, '00:30')));
    expect(await (await World.of(story)).run()).toMatchObject({ cases: 1, unsettled: 1, differences: 0 });
  });

  it('counts cases apart that have no facts, and goes on', async () => {
    const world = await World.of(late(), 'ghost');
    expect(await world.run()).toMatchObject({ cases: 1, refused: 1, differences: 0 });
    const [night] = await world.nights();
    expect(night?.refusedCases).toEqual([{ applicationId: 'ghost', code: 'application.not-found' }]);
    expect((await world.nights({ department: null, region: '370100' }))[0]?.refusedCases).toEqual([]);
  });

  it('ends a page where its fact would hold too much of what was found', async () => {
    const ghosts = Array.from({ length: DIFFERENCES_MAX + 50 }, (_, n) => `ghost-${1_000 + n}`);
    const world = await World.of(late(), ...ghosts);
    expect(await world.run()).toMatchObject({ status: 'finished', cases: 1, refused: ghosts.length });
    const pages = (await world.store.read(`patrol-${NIGHT}`)).filter(({ type }) => type === 'PatrolAdvanced');
    expect(pages.map(({ data }) => (data['refused'] as readonly object[]).length)).toEqual([DIFFERENCES_MAX, 50]);
  });

  it('is done by one process, until it has left it lying', async () => {
    const world = await World.of(late());
    const views = await World.of(late());
    const list = (...asked: Parameters<InMemoryReadStore['list']>) => views.views.list(...asked);
    Object.assign(world.views, { list: () => Promise.reject(new Error('out of reach')) });
    await expect(world.run('p1')).rejects.toThrow('out of reach');
    Object.assign(world.views, { list });
    expect(await world.run('p2', at(NIGHT, '00:30'))).toBeNull();
    expect(await world.run('p2', at(NIGHT, '01:10'))).toMatchObject({ status: 'finished', by: 'p2', cases: 1 });
    expect(await world.types(`patrol-${NIGHT}`)).toEqual([
      'PatrolStarted',
      'PatrolStarted',
      'PatrolAdvanced',
      'PatrolFinished',
    ]);
  });
});
