import { accept, at, contextFor, eventsAfter, grant, submit } from '@sealtrail/applications/testing';
import {
  type CommandMetadata,
  eventId,
  metadataAt,
  NO_STREAM,
  type RecordedEvent,
  type Rejection,
  type Scope,
  type Sealed,
  subjectOf,
  written,
} from '@sealtrail/event-sourcing';
import {
  FixedClock,
  InMemoryEventStore,
  InMemoryReadStore,
  InMemoryVault,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';
import { ratingIdOf, ratingStream } from '../domain/rating-commands';
import type { RatingGiven } from '../domain/rating-events';
import { ratings } from '../read/ratings-view';
import { ShowRating, ShowRatingHandler } from '../read/show-rating';
import { ChangeRating, ChangeRatingHandler, type RatingSubmission } from './change-rating';

const materials = [
  { code: 'form', satisfiedBy: 'paper', file: null, reference: null },
  { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
] as const;

const matter = { applicationId: 'a1', scope: 'matter', visit: null } as const;
const ratingId = ratingIdOf(matter);
const rater = { name: '张三', phone: '13800000000', idNumber: null };

const wish = (change: Partial<RatingSubmission['data']> = {}): RatingSubmission => ({
  type: 'GiveRating',
  data: {
    ...matter,
    ratingId,
    level: 'dissatisfied',
    channel: 'web',
    dimensions: {},
    tags: [],
    comment: written('张三 waited for hours'),
    rater,
    at: at('2026-03-11'),
    now: at('2026-03-11'),
    channelHeldByUnit: false,
    mayNameCase: false,
    ...change,
  },
});

const raterId = (commandId: string) => subjectOf('rater', commandId);
const commentId = (commandId: string) => subjectOf('comment', commandId);

const everything: Scope = { department: null, region: null };

const commandMetadata = (commandId: string, change: Partial<CommandMetadata> = {}): CommandMetadata => ({
  actor: 'portal',
  commandId,
  correlationId: 'c',
  causationId: null,
  fingerprint: `hash of ${commandId}`,
  expectedRevision: null,
  ...change,
});

async function world() {
  const store = new InMemoryEventStore();
  const past = eventsAfter(
    contextFor(),
    submit(at('2026-03-02'), { materials }),
    accept(at('2026-03-02')),
    grant(at('2026-03-10')),
  );
  await store.append({
    stream: 'application-a1',
    expected: NO_STREAM,
    events: past.map((event, index) => ({ ...event, id: eventId('past', index) })),
    metadata: metadataAt(at('2026-03-10'), { ...commandMetadata('past'), known: {} }),
    answer: null,
  });
  const vault = new InMemoryVault();
  const pipeline = pipelineOver(store, new FixedClock(at('2026-03-11')), { vault });
  const handler = new ChangeRatingHandler(pipeline, store);
  const give = (change: Partial<RatingSubmission['data']>, by: CommandMetadata, scope: Scope = everything) =>
    handler.execute(new ChangeRating(ratingId, wish(change), by, scope));
  return { store, vault, give, given: () => store.read(ratingStream(ratingId)) };
}

describe('giving a rating', () => {
  it('stores rater and texts in the vault, and in the event only that they exist', async () => {
    const { vault, give, given } = await world();
    await give({}, commandMetadata('k1'));
    const [fact] = await given();
    expect(fact?.data).toMatchObject({
      anonymous: false,
      rater: { subjectId: raterId('k1') },
      comment: { subjectId: commentId('k1') },
    });
    expect(JSON.stringify(fact, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /张三|13800000000|waited/,
    );
    expect(await vault.open(fact?.data.rater as Sealed)).toStrictEqual(rater);
    expect(await vault.open(fact?.data.comment as Sealed)).toStrictEqual({ comment: '张三 waited for hours' });
  });

  it('stores each rater and each comment under an id of its own', () => {
    expect(new Set([raterId('k1'), raterId('k2'), commentId('k1'), commentId('k2')]).size).toBe(4);
  });

  it('stores nothing about the rater of an anonymous rating', async () => {
    const { vault, give, given } = await world();
    await give({ rater: null, comment: null }, commandMetadata('k1'));
    expect((await given())[0]?.data).toMatchObject({ comment: null, anonymous: true, rater: null });
    expect(vault.subjects).toEqual([]);
  });

  it('records the revision of the case it depends on', async () => {
    const { give, given } = await world();
    await give({}, commandMetadata('k1'));
    expect((await given())[0]?.metadata.known).toStrictEqual({ 'application-a1': '2' });
  });

  it('answers a repeated command with the first result, and rates once', async () => {
    const { give, given } = await world();
    const first = await give({}, commandMetadata('k1'));
    expect(await give({}, commandMetadata('k1'))).toStrictEqual(first);
    expect(await given()).toHaveLength(1);
  });

  it('accepts one of two concurrent ratings', async () => {
    const { give, given } = await world();
    const outcomes = await Promise.allSettled([
      give({ level: 'satisfied' }, commandMetadata('k1')),
      give({ level: 'veryDissatisfied' }, commandMetadata('k2')),
    ]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Rejection] : []));
    expect(refused.map(({ code }) => code)).toStrictEqual(['rating.already-given']);
    expect(await given()).toHaveLength(1);
  });

  it('refuses a missing case', async () => {
    const { give } = await world();
    await expect(give({ applicationId: 'a2' }, commandMetadata('k1'))).rejects.toMatchObject({
      code: 'application.not-found',
    });
  });

  it('refuses a case outside the caller’s scope like a missing one', async () => {
    const { give } = await world();
    for (const scope of [
      { department: 'health', region: null },
      { department: null, region: '430100' },
    ]) {
      await expect(give({}, commandMetadata('k1'), scope)).rejects.toMatchObject({ code: 'application.not-found' });
    }
    await give({}, commandMetadata('k2'), { department: 'planning', region: '370100' });
  });

  it('reports a missing case before any other fault, and seals nothing for it', async () => {
    const { vault, give } = await world();
    await give({}, commandMetadata('k1'));
    const stranger: Scope = { department: 'health', region: null };
    const stale = commandMetadata('k2', { expectedRevision: 9n });
    for (const by of [commandMetadata('k1', { fingerprint: 'another' }), commandMetadata('k1'), stale]) {
      await expect(give({}, by, stranger)).rejects.toMatchObject({ code: 'application.not-found' });
    }
    await expect(give({}, stale)).rejects.toMatchObject({ code: 'stream.changed' });
    expect(vault.subjects).toStrictEqual([raterId('k1'), commentId('k1')]);
  });

  it('deletes the texts of a refused rating, but not those stored earlier with the same key', async () => {
    const { vault, give, given } = await world();
    await give({}, commandMetadata('k1'));
    await expect(give({}, commandMetadata('k2'))).rejects.toMatchObject({ code: 'rating.already-given' });
    expect(vault.subjects).toStrictEqual([raterId('k1'), commentId('k1')]);
    const otherBody = commandMetadata('k1', { fingerprint: 'another' });
    await expect(give({ comment: written('other words') }, otherBody)).rejects.toMatchObject({
      code: 'command.key-reused',
    });
    expect(vault.subjects).toStrictEqual([raterId('k1'), commentId('k1')]);
    expect(await given()).toHaveLength(1);
  });

  it('shows supervision the texts, and the row unchanged', async () => {
    const { store, vault, give, given } = await world();
    await give({}, commandMetadata('k1'));
    const views = new InMemoryReadStore();
    const [fact] = (await given()) as readonly RecordedEvent<RatingGiven>[];
    if (fact === undefined) throw new Error('it was given');
    const row = ratings.on.RatingGiven?.fold(ratings.initial, fact, ratingId) ?? null;
    await views.save({ view: ratings.name, documents: new Map([[ratingId, row]]), from: 0n, to: 9n });
    const show = (id: string, scope: Scope) =>
      new ShowRatingHandler(store, views, vault).execute(new ShowRating(id, scope));
    expect(await show(ratingId, everything)).toMatchObject({
      ratingId,
      official: 'li',
      hasComment: true,
      comment: '张三 waited for hours',
    });
    await vault.erase(commentId('k1'));
    expect(await show(ratingId, everything)).toMatchObject({ hasComment: true, comment: null });
    await expect(show('r9', everything)).rejects.toMatchObject({ code: 'rating.not-found' });
    await expect(show(ratingId, { department: null, region: '430100' })).rejects.toMatchObject({
      code: 'rating.not-found',
    });
  });
});
