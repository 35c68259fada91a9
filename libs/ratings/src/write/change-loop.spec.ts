import type { Scope } from '@sealtrail/event-sourcing';
import { GetRater, GetRaterHandler } from '../read/get-rater';
import { ShowRating, ShowRatingHandler } from '../read/show-rating';
import { loopActs } from '../testing';
import { EVERYTHING, LoopWorld } from '../testing/loop-world';

const { open, verify, answer, visit, followUp, annul, rectify } = loopActs;
const ofPlanning: Scope = { department: 'planning', region: '370100' };
const ofHealth: Scope = { department: 'health', region: null };
const elsewhere: Scope = { department: null, region: '430100' };

/** The id of the order for the world's rating. */
const order = ({ orderId, ratingId }: LoopWorld) => {
  const command = loopActs.order('2026-03-12');
  return { ...command, data: { ...command.data, orderId, ratingId } } as typeof command;
};

async function verified(): Promise<LoopWorld> {
  const world = await LoopWorld.open();
  await world.rate();
  await world.step(open('2026-03-11'), null);
  await world.step(verify('2026-03-12'));
  return world;
}

const texts = (facts: readonly object[]): string =>
  JSON.stringify(facts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

describe('a step of the loop', () => {
  it('stores texts in the vault, and shows them to readers of single ratings', async () => {
    const world = await verified();
    await world.step(answer('2026-03-13'));
    await world.step(followUp('2026-03-16'));
    expect(texts(await world.rated())).not.toMatch(/waited|put right/);
    await world.fold();
    const show = new ShowRatingHandler(world.store, world.views, world.vault);
    const shown = await show.execute(new ShowRating(world.ratingId, EVERYTHING));
    expect(shown).toMatchObject({
      loopState: 'toVisit',
      finding: 'found',
      followUp: 'satisfied',
      loop: {
        verification: { finding: 'found', by: 'desk-1', inTime: true },
        reply: { by: 'desk-1', inTime: null },
        visits: [],
        followUp: { level: 'satisfied', channel: 'sms' },
        voided: null,
      },
      loopWords: {
        verification: 'he says that he waited',
        reply: 'it has been put right',
        visit: null,
        followUp: null,
      },
    });
    await expect(show.execute(new ShowRating(world.ratingId, elsewhere))).rejects.toMatchObject({
      code: 'rating.not-found',
    });
  });

  it('needs an existing rating, within the region of the key', async () => {
    const world = await verified();
    for (const step of [answer('2026-03-13'), annul('2026-03-13'), order(world)]) {
      const asked =
        step.type === 'OrderRectification'
          ? world.order(step, elsewhere, 'x')
          : world.step(step as never, elsewhere, 'x');
      await expect(asked).rejects.toMatchObject({ code: 'rating.not-found' });
    }
    const nothing = await LoopWorld.open();
    await expect(nothing.step(verify('2026-03-12'))).rejects.toMatchObject({ code: 'rating.not-found' });
    await expect(nothing.order(order(nothing))).rejects.toMatchObject({ code: 'rating.not-found' });
  });

  it('counts its limit by the calendar of the item, in which Qingming is a day off', async () => {
    const world = await LoopWorld.open();
    await world.rate({ now: '2026-04-03T02:00:00.000Z' });
    await world.step(open('2026-04-03'), null);
    expect((await world.rated())[1]?.data).toMatchObject({
      verifyBy: { date: '2026-04-07', calendar: 'cn-national', calendarVersion: '0' },
    });
  });

  it('of a follow-up rating is within the scope of the case, and finds no rating outside it', async () => {
    const world = await verified();
    await world.step(answer('2026-03-13'));
    const otherPortal: Scope = { department: null, region: null, filedBy: 'another' };
    await expect(world.step(followUp('2026-03-16'), otherPortal)).rejects.toMatchObject({ code: 'rating.not-found' });
    const nothing = await LoopWorld.open();
    await expect(nothing.step(followUp('2026-03-16'), otherPortal)).rejects.toMatchObject({ code: 'rating.not-found' });
    await world.step(followUp('2026-03-16'), EVERYTHING, 'mine');
  });
});

describe('an order', () => {
  it('has a stream of its own, on which only the unit answers it, once', async () => {
    const world = await verified();
    await world.order(order(world));
    expect(await world.rated()).toHaveLength(3);
    for (const scope of [ofHealth, elsewhere]) {
      await expect(world.order(rectify('2026-03-16'), scope, 'x')).rejects.toMatchObject({
        code: 'rating-order.not-found',
      });
    }
    const receipt = await world.order(rectify('2026-03-16'), ofPlanning, 'mine');
    expect(receipt).toMatchObject({ stream: `ratingOrder-${world.orderId}`, revision: 1n });
    await expect(world.order(rectify('2026-03-16'), ofPlanning, 'again')).rejects.toMatchObject({
      code: 'rating-order.not-open',
    });
    await world.step(answer('2026-03-17'));
  });

  it('is answered by an official of the directory', async () => {
    const world = await verified();
    await world.order(order(world));
    await expect(world.order(rectify('2026-03-16', { officer: 'wang' }), ofPlanning)).rejects.toMatchObject({
      code: 'rating-order.official-unknown',
    });
  });

  it('is not answered once its rating is void, even before it is withdrawn', async () => {
    const world = await verified();
    await world.order(order(world));
    await world.step(annul('2026-03-13'));
    await expect(world.order(rectify('2026-03-16'), ofPlanning)).rejects.toMatchObject({
      code: 'rating-order.not-open',
    });
  });
});

describe('the rater', () => {
  const rater = (world: LoopWorld, scope = EVERYTHING) =>
    new GetRaterHandler(world.store, world.vault).execute(new GetRater(world.ratingId, scope));

  it('is shown to the desk that calls back, without the identity number', async () => {
    const world = await verified();
    expect(await rater(world)).toStrictEqual({
      ratingId: world.ratingId,
      applicationId: 'a1',
      region: '370100',
      name: '张三',
      phone: '13800000000',
    });
    await expect(rater(world, elsewhere)).rejects.toMatchObject({ code: 'rating.not-found' });
  });

  it('is not shown for a good, anonymous or void rating', async () => {
    const good = await LoopWorld.open();
    await good.rate({ level: 'satisfied' });
    const anonymous = await LoopWorld.open();
    await anonymous.rate({ rater: null });
    const voided = await verified();
    await voided.step(annul('2026-03-13'));
    for (const world of [good, anonymous, voided]) {
      await expect(rater(world)).rejects.toMatchObject({ code: 'rating.rater-not-shown' });
    }
    await expect(rater(await LoopWorld.open())).rejects.toMatchObject({ code: 'rating.not-found' });
  });

  it('is visited by the desk alone', async () => {
    const world = await verified();
    await world.step(answer('2026-03-13'));
    await world.step(visit('2026-03-16'));
    await world.fold();
    const shown = await new ShowRatingHandler(world.store, world.views, world.vault).execute(
      new ShowRating(world.ratingId, EVERYTHING),
    );
    expect(shown.loop.visits).toMatchObject([{ reached: true, satisfied: true, by: 'desk-1', inTime: true }]);
  });
});
