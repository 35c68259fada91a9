import { type RecordedEvent, type Sealed, written } from '@sealtrail/event-sourcing';
import { eraseAbandonedSubjects } from '@sealtrail/event-sourcing/runtime';
import { ratingIdOf, ratingStream } from '../domain/rating-commands';
import { ratingTokenOf } from '../domain/rating-token';
import { ListRatingTokens, ListRatingTokensHandler } from '../read/list-rating-tokens';
import { loopActs, morning } from '../testing';
import { commandMetadataOf, LoopWorld } from '../testing/loop-world';
import { RateByToken } from './rate-by-token';

const { open, verify, answer, annul } = loopActs;
const MATTER = { applicationId: 'a1', scope: 'matter', visit: null, followUp: false, heldByUnit: false } as const;

const words = {
  level: 'dissatisfied',
  channel: 'sms',
  dimensions: { attitude: 'dissatisfied' },
  tags: ['501'],
  comment: written('等了三个小时'),
  rater: { name: '张三', phone: '13800000000', idNumber: null },
  mayNameCase: false,
} as const;

const tokenOf = (world: LoopWorld, change: Partial<Parameters<typeof ratingTokenOf>[0]> = {}) =>
  ratingTokenOf({ ...MATTER, ...change }, world.secret);

/** Like the route: under an id that is never reused. */
const rate = (world: LoopWorld, token: string, commandId: string, change: object = {}) =>
  world.byToken.execute(
    new RateByToken(
      token,
      { ...words, ...change },
      world.clock.now(),
      commandMetadataOf(commandId, { actor: 'system:rating-token', fingerprint: 'rating-token' }),
    ),
  );

/** The cost of a rating: reads, writes, and what is stored in the vault. */
async function costOf(world: LoopWorld, act: () => Promise<void>) {
  const [reads, appends, sealed] = [world.store.reads, world.store.appends, world.vault.subjects.length];
  await act();
  return {
    reads: world.store.reads - reads,
    appends: world.store.appends - appends,
    sealed: world.vault.subjects.length - sealed,
  };
}

/** Verified and replied to: from then on a follow-up rating is possible. */
async function replied(): Promise<LoopWorld> {
  const world = await LoopWorld.open();
  await rate(world, tokenOf(world), 'k1');
  await world.step(open('2026-03-11'), null);
  await world.step(verify('2026-03-12', 'notFound'));
  await world.step(answer('2026-03-13'));
  return world.until(morning('2026-03-16'));
}

describe('a rating by token', () => {
  it('has the same cost where it had been rated before: reads, writes and seals', async () => {
    const world = await LoopWorld.open();
    const first = await costOf(world, () => rate(world, tokenOf(world), 'k1'));
    expect(first).toMatchObject({ appends: 1, sealed: 2 });
    expect(await costOf(world, () => rate(world, tokenOf(world), 'k2'))).toEqual(first);
    expect(await world.rated()).toHaveLength(1);
  });

  it('stores the content of a repeated one without names', async () => {
    const world = await LoopWorld.open();
    await rate(world, tokenOf(world), 'k1');
    await rate(world, tokenOf(world), 'k2', { level: 'verySatisfied' });
    const [repeated] = (await world.store.read('ratingRepeat-k2')) as readonly RecordedEvent[];
    expect(repeated).toMatchObject({ type: 'RatingRepeated', data: { level: 'verySatisfied', applicationId: 'a1' } });
    const { rater, comment } = (repeated?.data ?? {}) as { readonly rater: Sealed; readonly comment: Sealed };
    expect(await world.vault.open(rater)).toEqual({ name: '------', phone: '-----------', idNumber: null });
    expect(await world.vault.open(comment)).toEqual({ comment: '-'.repeat(18) });
  });

  it('accepts one of two concurrent ones, and reveals neither to the other', async () => {
    const world = await LoopWorld.open();
    await Promise.all([rate(world, tokenOf(world), 'k1'), rate(world, tokenOf(world), 'k2')]);
    expect(await world.rated()).toHaveLength(1);
  });

  it('is kept, however old: it is not removed as left over', async () => {
    const world = await LoopWorld.open();
    await rate(world, tokenOf(world), 'k1');
    expect(await eraseAbandonedSubjects({ vault: world.vault, store: world.store }, morning('2026-04-01'))).toEqual({
      settled: 2,
      erased: 0,
    });
    const [given] = await world.rated();
    const { rater, comment } = (given?.data ?? {}) as { readonly rater: Sealed; readonly comment: Sealed };
    expect(await world.vault.open(rater)).toMatchObject({ name: '张三' });
    expect(await world.vault.open(comment)).toEqual({ comment: '等了三个小时' });
  });
});

describe('the token of a follow-up rating (追评)', () => {
  const list = async (world: LoopWorld, heldByUnit: boolean) => {
    await world.fold();
    const tokens = new ListRatingTokensHandler(world.store, world.secret, world.clock, world.views, world.jurisdiction);
    return tokens.execute(new ListRatingTokens({ applicationId: 'a1', heldByUnit }));
  };

  it('is invalid before the rectification or the reply, and not listed', async () => {
    const world = await LoopWorld.open();
    const invalid = { code: 'rating.token-invalid' };
    await expect(rate(world, tokenOf(world, { followUp: true }), 'k0')).rejects.toMatchObject(invalid);
    await rate(world, tokenOf(world), 'k1');
    await expect(rate(world, tokenOf(world, { followUp: true }), 'k2')).rejects.toMatchObject(invalid);
    expect((await list(world, false)).map(({ followUp }) => followUp)).toEqual([false]);
  });

  it('is listed from then on for ninety days, even after use', async () => {
    const world = await replied();
    const followUp = { scope: 'matter', visit: null, followUp: true, until: '2026-06-11' };
    expect((await list(world, false)).at(-1)).toEqual({ ...followUp, token: tokenOf(world, { followUp: true }) });
    await rate(world, tokenOf(world, { followUp: true }), 'k2', { level: 'satisfied' });
    expect((await list(world, false)).at(-1)).toMatchObject(followUp);
    world.until(morning('2026-06-12'));
    expect(await list(world, false)).toEqual([]);
    await expect(rate(world, tokenOf(world, { followUp: true }), 'k3')).rejects.toMatchObject({
      code: 'rating.token-invalid',
    });
  });

  it('gives a follow-up rating, once, in addition to the first, and has the same cost when repeated', async () => {
    const world = await replied();
    const before = (await world.rated()).length;
    const token = tokenOf(world, { followUp: true });
    const first = await costOf(world, () => rate(world, token, 'k2', { level: 'satisfied' }));
    expect((await world.rated()).at(-1)).toMatchObject({
      type: 'FollowUpGiven',
      data: { level: 'dissatisfied', followUp: 'satisfied', tags: ['501'], dimensions: { attitude: 'dissatisfied' } },
    });
    const second = await costOf(world, () => rate(world, token, 'k3'));
    expect(await world.rated()).toHaveLength(before + 1);
    expect(second.appends).toBe(first.appends);
  });

  it('is invalid once the rating is void', async () => {
    const world = await replied();
    await world.step(annul('2026-03-16'));
    expect((await list(world, false)).map(({ followUp }) => followUp)).toEqual([false]);
    await expect(rate(world, tokenOf(world, { followUp: true }), 'k2')).rejects.toMatchObject({
      code: 'rating.token-invalid',
    });
  });

  it('is never on a slip: a service hall that kept one does not learn that there was a bad rating', async () => {
    const world = await LoopWorld.open();
    const before = await list(world, true);
    await rate(world, tokenOf(world, { heldByUnit: true }), 'k1');
    const ratingId = ratingIdOf({ applicationId: 'a1', scope: 'matter', visit: null, channelHeldByUnit: true });
    expect(await world.store.read(ratingStream(ratingId))).toHaveLength(1);
    expect(await list(world, true)).toEqual(before);
    const own = await replied();
    expect(await list(own, true)).toEqual(await list((await LoopWorld.open()).until(morning('2026-03-16')), true));
    expect((await list(own, false)).length).toBe(2);
  });

  it('is not looked up for a slip, so that the response time reveals nothing about ratings', async () => {
    const world = await replied();
    const looks = world.views.lists;
    await list(world, true);
    expect(world.views.lists).toBe(looks);
    await list(world, false);
    expect(world.views.lists).toBe(looks + 1);
  });
});
