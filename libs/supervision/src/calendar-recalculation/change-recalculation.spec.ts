import type { ApplicationCommand } from '@sealtrail/applications';
import { accept, at, grant, withdraw } from '@sealtrail/applications/testing';
import { kernelRejection, MissingEvents, rejectedAgain, written } from '@sealtrail/event-sourcing';
import { CHANGED, commandMetadata, RecalculationWorld } from '../testing/recalculation-world';
import { PAGE_CASES, PARALLEL_MAX } from './recalculate-page';
import { supervisedCases } from './supervised-cases-view';

const withdrawalAt = (now: string): ApplicationCommand => withdraw(now);

const grantAt = (now: string): ApplicationCommand =>
  grant(now, {
    outcome: 'refused',
    reasons: written('no'),
    legalBasis: written('art. 38'),
    remedies: { reconsideration: { organ: 'City Government', days: 60 }, litigation: { court: 'Court', months: 6 } },
  });

const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `a${String(index).padStart(5, '0')}`);

describe('the recalculation after a calendar change', () => {
  let world: RecalculationWorld;

  beforeEach(async () => {
    world = new RecalculationWorld();
    await world.importYear();
  });

  it('moves the limits of every open case that the date can affect, and checks their cards', async () => {
    await world.receive('2026-03-02', 'a1', 'a2');
    await world.receive('2026-03-06', 'a3');
    await world.declare('2026-03-05');
    await world.project();
    await world.react();
    expect(await world.typesOf('application-a1')).toEqual(['ApplicationSubmitted', 'LimitsMoved']);
    expect(await world.typesOf('application-a2')).toEqual(['ApplicationSubmitted', 'LimitsMoved']);
    expect(await world.typesOf('application-a3')).toEqual(['ApplicationSubmitted']);
    expect(world.cases.asked.filter(([stream]) => stream === 'supervision-a1')).toEqual([
      ['supervision-a1', { type: 'CheckLimits', data: { at: CHANGED } }],
    ]);
    expect(world.cases.asked).toHaveLength(4);
    const [started, finished] = await world.store.read('calendarSweep-cn-national-1');
    expect(started).toMatchObject({ type: 'SweepStarted', data: { date: '2026-03-05', changedAt: CHANGED } });
    expect(finished).toMatchObject({ type: 'SweepFinished', data: { cases: 2, refused: [] } });
  });

  describe('of a calendar that others have their days of', () => {
    beforeEach(async () => {
      await world.define('cn-national', '100000', null);
      await world.define('hunan', '430000', 'cn-national');
      await world.define('xiangxi', '433100', 'hunan');
      await world.define('hubei', '420000', 'cn-national');
      await world.receive('2026-03-02', 'a1');
      await world.receiveBy('hunan', '2026-03-02', 'a2');
      await world.receiveBy('xiangxi', '2026-03-02', 'a3');
      await world.receiveBy('hubei', '2026-03-02', 'a4');
    });

    /** The cases that were asked, and those whose limits moved. */
    const reached = async () => {
      const asked = world.cases.asked.map(([stream]) => stream).filter((stream) => stream.startsWith('application-'));
      const moved = [];
      for (const id of ['a1', 'a2', 'a3', 'a4']) {
        if ((await world.typesOf(`application-${id}`)).includes('LimitsMoved')) moved.push(id);
      }
      return { asked: [...new Set(asked)].sort().map((stream) => stream.slice('application-'.length)), moved };
    };

    it('goes to the cases of all of them', async () => {
      await world.declare('2026-03-05');
      await world.react({ after: await world.before('CalendarDayDeclared'), projecting: true });
      expect(await reached()).toEqual({ asked: ['a1', 'a2', 'a3', 'a4'], moved: ['a1', 'a2', 'a3', 'a4'] });
    });

    it('goes to no case above it or beside it', async () => {
      await world.declare('2026-03-05', 'hunan');
      await world.react({ after: await world.before('CalendarDayDeclared'), projecting: true });
      expect(await reached()).toEqual({ asked: ['a2', 'a3'], moved: ['a2', 'a3'] });
    });

    it('moves nothing where the region has said otherwise for itself', async () => {
      await world.declare('2026-03-05', 'xiangxi');
      await world.react({ after: await world.before('CalendarDayDeclared'), projecting: true });
      const { length } = await world.typesOf('application-a3');
      await world.declare('2026-03-05', 'hunan');
      await world.react({ after: await world.before('CalendarDayDeclared'), projecting: true });
      expect(await world.typesOf('application-a3')).toHaveLength(length);
      expect((await reached()).moved).toEqual(['a2', 'a3']);
    });

    it('goes to the cases of one that has another parent now', async () => {
      await world.declare('2026-03-05', 'hubei');
      await world.define('xiangxi', '433100', 'cn-national');
      await world.react({ after: await world.before('CalendarDayDeclared'), projecting: true });
      expect(await reached()).toEqual({ asked: ['a3', 'a4'], moved: ['a4'] });
    });
  });

  it('asks a closed case too, but for one that was over before the first date that changed', async () => {
    await world.receive('2026-03-02', 'a1', 'a2');
    await world.change('a1', withdrawalAt(CHANGED), commandMetadata('withdraw'));
    await world.declare('2026-03-06');
    await world.project();
    await world.react();
    expect(world.cases.asked.map(([stream]) => stream)).toEqual(['application-a2', 'supervision-a2']);
    await world.declare('2026-03-04');
    await world.project();
    await world.react();
    expect(
      world.cases.asked
        .slice(2)
        .map(([stream]) => stream)
        .sort(),
    ).toEqual(['application-a1', 'application-a2', 'supervision-a1', 'supervision-a2']);
  });

  it('assesses a closed case again whose days it changes', async () => {
    await world.receive('2026-02-02', 'a1');
    for (const [index, command] of [accept(at('2026-02-02')), grantAt(CHANGED)].entries()) {
      await world.change('a1', command, commandMetadata(`told ${index}`));
    }
    await world.declare('2026-02-04');
    await world.project();
    await world.react();
    expect((await world.typesOf('application-a1')).slice(-3)).toEqual([
      'DecisionMade',
      'LimitsMoved',
      'ClosingReassessed',
    ]);
  });

  it('leaves no trace at the first start, when there is no case yet', async () => {
    await world.project();
    await world.react({ after: 0n });
    expect((await world.log()).map(({ type }) => type)).toEqual(['CalendarYearImported']);
  });

  it('goes on page by page, and after a crash where it was', async () => {
    const all = ids(2 * PAGE_CASES + 5);
    await world.receive('2026-03-02', ...all);
    await world.declare('2026-03-05');
    await world.project();
    await world.react({ pages: 1 });
    expect(await world.typesOf('calendarSweep-cn-national-1')).toEqual(['SweepStarted', 'SweepAdvanced']);
    await world.react();
    expect(await world.typesOf('calendarSweep-cn-national-1')).toEqual([
      'SweepStarted',
      'SweepAdvanced',
      'SweepAdvanced',
      'SweepFinished',
    ]);
    const recomputed = world.cases.asked.filter(([, { type }]) => type === 'RecomputeLimits').map(([stream]) => stream);
    expect(recomputed).toHaveLength(all.length);
    expect(new Set(recomputed).size).toBe(all.length);
    await world.react();
    expect(world.cases.asked).toHaveLength(2 * all.length);
  });

  it('asks few cases at a time: whoever else writes is not held up by all of them', async () => {
    await world.receive('2026-03-02', ...ids(40));
    await world.declare('2026-03-05');
    await world.project();
    let running = 0;
    let runningMax = 0;
    world.cases.meanwhile = async () => {
      runningMax = Math.max(runningMax, ++running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await world.react();
    expect(world.cases.asked).toHaveLength(80);
    expect(runningMax).toBe(PARALLEL_MAX);
    expect(PARALLEL_MAX).toBeLessThanOrEqual(8);
  });

  it('does a page again that was cut off, and changes nothing twice', async () => {
    await world.receive('2026-03-02', 'a1', 'a2', 'a3');
    await world.declare('2026-03-05');
    await world.project();
    world.cases.fails = (stream) => (stream === 'supervision-a2' ? new Error('outage') : null);
    await expect(world.react()).rejects.toThrow('outage');
    expect(await world.typesOf('calendarSweep-cn-national-1')).toEqual([]);
    world.cases.fails = () => null;
    await world.project();
    await world.react();
    for (const id of ['a1', 'a2', 'a3']) {
      expect(await world.typesOf(`application-${id}`)).toEqual(['ApplicationSubmitted', 'LimitsMoved']);
    }
  });

  it('passes over a case whose rules say no, and keeps who it was', async () => {
    await world.receive('2026-03-02', 'a1', 'a2');
    await world.declare('2026-03-05');
    await world.project();
    world.cases.fails = (stream) =>
      stream === 'application-a1' ? rejectedAgain({ code: 'application.odd', parameters: {}, errors: [] }) : null;
    await world.react();
    const finished = (await world.store.read('calendarSweep-cn-national-1')).at(-1);
    expect(finished?.data).toMatchObject({ cases: 2, refused: [{ applicationId: 'a1', code: 'application.odd' }] });
    expect(await world.typesOf('application-a2')).toContain('LimitsMoved');
  });

  it.each(['stream.busy', 'command.too-slow'] as const)('does not pass over a case that meets %s', async (code) => {
    await world.receive('2026-03-02', 'a1');
    await world.declare('2026-03-05');
    await world.project();
    world.cases.fails = () => kernelRejection(code);
    await expect(world.react()).rejects.toMatchObject({ code });
  });

  it('waits for what was decided by the old calendar and is not in the log yet', async () => {
    await world.receive('2026-03-02', 'a1');
    const leave = await world.gate.enter();
    await world.declare('2026-03-05');
    await world.project();
    const reacting = world.react();
    await new Promise(setImmediate);
    await world.receive('2026-03-03', 'late');
    leave();
    await new Promise(setImmediate);
    expect(world.cases.asked).toEqual([]);
    await world.project();
    await reacting;
    expect(await world.typesOf('application-late')).toContain('LimitsMoved');
  });

  it('says so when the view has stopped', async () => {
    await world.receive('2026-03-02', 'a1');
    await world.declare('2026-03-05');
    world.progress.tell([{ view: supervisedCases.name, position: 1n, stopped: { at: 2n, error: 'odd' }, parked: [] }]);
    await expect(world.react()).rejects.toThrow('watched-cases.v3 has not come to');
  });

  it('passes over no case that the view lacks, though it does not know how it stands', async () => {
    await world.receive('2026-03-02', 'a1', 'a2');
    await world.declare('2026-03-05');
    await world.project();
    const [known] = await world.views.list(supervisedCases.name, { where: [], limit: 1 });
    const lacking = ['application-a2', 'supervision-a9'].map((stream) => ({
      stream,
      revision: 0n,
      position: 1n,
      code: 'TypeError',
    }));
    const list = world.views.list.bind(world.views);
    world.views.list = async (view, wish) => (view === supervisedCases.name ? [known] : list(view, wish)) as never;
    world.views.parkedOf = async () => lacking;
    await world.react();
    expect(await world.typesOf('application-a2')).toEqual(['ApplicationSubmitted', 'LimitsMoved']);
    const finished = (await world.store.read('calendarSweep-cn-national-1')).at(-1);
    expect(finished).toMatchObject({ type: 'SweepFinished', data: { cases: 2, refused: [] } });
  });

  it('does not wait for a case whose facts are missing, and keeps which it was', async () => {
    await world.receive('2026-03-02', 'a1', 'a2');
    await world.declare('2026-03-05');
    await world.project();
    const damage = (stream: string) => new MissingEvents(stream, 3n, 'a test took them');
    world.cases.fails = (stream) => (stream === 'application-a1' ? damage(stream) : null);
    await world.react();
    const finished = (await world.store.read('calendarSweep-cn-national-1')).at(-1);
    expect(finished?.data).toMatchObject({ cases: 2, refused: [{ applicationId: 'a1', code: 'log.damaged' }] });
    await world.declare('2026-03-06');
    await world.project();
    world.cases.fails = () => damage('item-1');
    await expect(world.react()).rejects.toBeInstanceOf(MissingEvents);
  });
});
