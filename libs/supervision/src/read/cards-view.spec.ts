import {
  at,
  endSuspension,
  grant,
  ownProof,
  proof,
  reviewProof,
  startSuspension,
} from '@sealtrail/applications/testing';
import { type RecordedEvent, type Scope, written } from '@sealtrail/event-sourcing';
import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import type { SupervisionEvent } from '../domain/card-events';
import { acceptedStory, cardStepActs, type SupervisionStory } from '../testing';
import type { CardRow } from './card-row';
import { cards } from './cards-view';
import { GetCard, GetCardHandler } from './get-card';
import { type CardFilters, ListCards, ListCardsHandler } from './list-cards';

const EVERYTHING = { department: null, region: null };

/** The documents that the facts make, in the order of the cards. */
function rowsOf({ cards: events }: SupervisionStory): readonly CardRow[] {
  const rows = new Map<string, CardRow>();
  for (const event of events as unknown as readonly RecordedEvent<SupervisionEvent>[]) {
    const row = cards.on[event.type];
    if (row === undefined) continue;
    const ids = [(row.id as (event: unknown) => string | readonly string[])(event)].flat();
    for (const id of ids) {
      const fold = row.fold as (row: CardRow, event: unknown, id: string) => CardRow;
      rows.set(id, fold(rows.get(id) ?? cards.initial, event, id));
    }
  }
  return [...rows.values()];
}

const inShort = ({ level, status, month }: CardRow): string => `${level} ${status} ${month}`;

async function storeOf(...stories: readonly SupervisionStory[]): Promise<InMemoryReadStore> {
  const store = new InMemoryReadStore();
  await store.prepare(cards.name);
  const documents = new Map(stories.flatMap(rowsOf).map((row) => [row.cardId, row]));
  await store.save({ view: cards.name, documents, from: 0n, to: 1n });
  return store;
}

const pending = () =>
  acceptedStory('2026-03-02').tell(
    startSuspension(at('2026-03-04'), { notice: null }),
    endSuspension(at('2026-03-11')),
  );

const word = (story: SupervisionStory) => ({
  cardId: story.issued.at(-1)?.cardId ?? '',
  by: 'inspector',
  department: null,
  at: at('2026-04-01'),
  now: at('2026-04-01'),
  reason: written('seen the file'),
});

describe('the list of cards', () => {
  it('shows a lower card as superseded by the next higher', () => {
    const rows = rowsOf(acceptedStory('2026-03-02').until(at('2026-03-31')));
    expect(rows.map(inShort)).toEqual([
      'warning superseded 2026-03',
      'yellow superseded 2026-03',
      'red issued 2026-03',
    ]);
    expect(rows[0]?.supersededBy).toBe(rows[1]?.cardId);
    expect(rows[2]).toMatchObject({ departments: ['planning'], region: '370100', computations: [{ version: 1 }] });
  });

  it('keeps a revoked card with its reason, and gives the lower one its standing back', () => {
    const story = acceptedStory('2026-03-02')
      .until(at('2026-03-18', '09:00'))
      .tell(grant(at('2026-03-16'), { now: at('2026-03-18', '09:00'), proofOfService: proof(at('2026-03-16')) }));
    const rows = rowsOf(story);
    expect(rows.map(inShort)).toEqual(['warning superseded 2026-03', 'yellow revoked 2026-03']);
    expect(rows[1]?.revocation).toMatchObject({ cause: 'lateReport', on: '2026-03-18', by: null });
  });

  it('shows a card under review until a reviewer has spoken, and then as it was, or revoked', () => {
    const held = () =>
      acceptedStory('2026-03-02').tell(
        grant(at('2026-03-12'), {
          now: at('2026-04-20'),
          proofOfService: ownProof(at('2026-03-12')),
        }),
      );
    const ofCase = (story: SupervisionStory) => rowsOf(story).filter(({ rule }) => rule === 'case');
    const [warning, ...cards] = ofCase(held());
    expect(warning?.status).toBe('superseded');
    expect(cards.map(inShort)).toEqual(['yellow underReview 2026-03', 'red underReview 2026-03']);
    expect(cards[1]?.review).toEqual({ since: at('2026-04-20'), on: '2026-04-20' });
    const dropped = held().tell(reviewProof(at('2026-04-22'), { word: 'dropped' }));
    expect(ofCase(dropped).map(({ status }) => status)).toEqual(['superseded', 'superseded', 'issued']);
    const applied = held().tell(reviewProof(at('2026-04-22')));
    expect(ofCase(applied).map(({ status }) => status)).toEqual(['superseded', 'revoked', 'revoked']);
    expect(ofCase(applied)[2]?.revocation?.ground).toBe('ownProof');
  });

  it('keeps every computation of a card whose limit moved', () => {
    const story = acceptedStory('2026-03-02').declare({ date: '2026-03-10', declaredAt: at('2026-03-20', '09:00') });
    const yellow = rowsOf(story).at(-1);
    expect(yellow).toMatchObject({
      breachedOn: '2026-03-17',
      computations: [{ version: 1 }, { version: 2 }],
      recomputations: [{ version: 2, before: { breachedOn: '2026-03-16' }, on: '2026-03-20' }],
    });
  });

  it('counts a card of 24:00 of the last day of a month in that month, as the share of the cases that fell due does', () => {
    // Ten days after Tuesday 2026-03-17 the promise ends, with 31 March.
    const yellow = rowsOf(acceptedStory('2026-03-17').until(at('2026-04-01'))).at(-1);
    expect(yellow).toMatchObject({
      level: 'yellow',
      breachedAt: '2026-03-31T16:00:00.000Z',
      breachedOn: '2026-03-31',
      month: '2026-03',
      issuedOn: '2026-03-31',
    });
  });

  it('counts a card that waits as none until a person has confirmed it', () => {
    const story = pending().until(at('2026-03-31'));
    const ofCase = () =>
      rowsOf(story)
        .filter(({ rule }) => rule === 'case')
        .map(inShort);
    expect(ofCase()).toEqual(['warning superseded 2026-03', 'yellow issued 2026-03', 'red pending 2026-03']);
    story.supervise({ type: 'ConfirmCard', data: word(story) });
    expect(ofCase()).toEqual(['warning superseded 2026-03', 'yellow superseded 2026-03', 'red confirmed 2026-03']);
    expect(rowsOf(story).at(-1)?.confirmation).toMatchObject({ by: 'inspector', on: '2026-04-01' });
  });

  it('shows a warning as resolved by an act in time, as lapsed where the case ended without one', () => {
    const decided = acceptedStory('2026-03-02')
      .until(at('2026-03-13', '09:00'))
      .tell(grant(at('2026-03-13')));
    expect(rowsOf(decided)).toMatchObject([
      { level: 'warning', status: 'resolved', resolution: { endedAt: at('2026-03-13'), on: '2026-03-13' } },
    ]);
    const moved = acceptedStory('2026-03-02').declare({ date: '2026-03-10', declaredAt: at('2026-03-13', '09:00') });
    expect(rowsOf(moved)).toMatchObject([
      {
        level: 'warning',
        status: 'lapsed',
        lapse: { on: '2026-03-13', reason: [{ code: 'known.day-off-declared' }, {}] },
      },
    ]);
  });

  it('shows a dismissed one as such', () => {
    const story = pending().until(at('2026-03-31'));
    story.supervise({ type: 'DismissCard', data: word(story) });
    expect(rowsOf(story).at(-1)).toMatchObject({ status: 'dismissed', dismissal: { reason: 'seen the file' } });
  });
});

describe('asking for cards', () => {
  const list = async (store: InMemoryReadStore, filters: CardFilters, scope = EVERYTHING, limit = 50) =>
    new ListCardsHandler(store).execute(new ListCards(listRequest(scope, filters, limit)));

  it('by level, status, department, official, rule and month, the latest first', async () => {
    const store = await storeOf(acceptedStory('2026-03-02').until(at('2026-03-31')));
    const levels = async (filters: CardFilters) => (await list(store, filters)).items.map(({ level }) => level);
    expect(await levels({})).toEqual(['red', 'yellow', 'warning']);
    expect(await levels({ level: 'red', status: 'issued', rule: 'case', month: '2026-03' })).toEqual(['red']);
    expect(await levels({ department: 'planning', official: 'li', status: 'superseded' })).toEqual([
      'yellow',
      'warning',
    ]);
    expect(await levels({ month: '2026-04' })).toEqual([]);
    expect(await levels({ 'subject.kind': 'case', 'subject.id': 'a1', level: 'red' })).toEqual(['red']);
    expect(await levels({ 'subject.kind': 'case', 'subject.id': 'a2' })).toEqual([]);
  });

  it('by the local day of issue, and by the day of the limit that was not kept', async () => {
    const store = await storeOf(acceptedStory('2026-03-02').until(at('2026-03-31')));
    const all = (await list(store, {})).items;
    expect(new Set(all.map(({ issuedOn }) => issuedOn)).size).toBe(all.length);
    for (const { cardId, issuedOn, breachedOn } of all) {
      const issued = await list(store, { issuedFrom: issuedOn, issuedTo: issuedOn });
      expect(issued.items.map((card) => card.cardId)).toEqual([cardId]);
      const breached = (await list(store, { breachedFrom: breachedOn, breachedTo: breachedOn })).items;
      expect(breached.map((card) => card.cardId)).toContain(cardId);
      expect(new Set(breached.map((card) => card.breachedOn))).toEqual(new Set([breachedOn]));
    }
    expect((await list(store, { issuedTo: '2026-03-02' })).items).toEqual([]);
    expect((await list(store, { breachedFrom: '2026-03-31' })).items).toEqual([]);
  });

  it('in either order, each way, with how many there are', async () => {
    const store = await storeOf(acceptedStory('2026-03-02').until(at('2026-03-31')));
    const levels = async (...ordering: ConstructorParameters<typeof ListCards>[1][]) =>
      (
        await new ListCardsHandler(store).execute(new ListCards(listRequest(EVERYTHING, {}, 50), ...ordering))
      ).items.map(({ level }) => level);
    expect(await levels({ by: 'issued', direction: 'ascending' })).toEqual(['warning', 'yellow', 'red']);
    expect(await levels({ by: 'breached', direction: null })).toEqual(['red', 'yellow', 'warning']);
    expect(await levels({ by: 'breached', direction: 'ascending' })).toEqual(['warning', 'yellow', 'red']);
    const request = { ...listRequest(EVERYTHING, { level: 'red' } as const, 50), totals: true };
    const { totals } = await new ListCardsHandler(store).execute(new ListCards(request));
    expect(totals).toEqual({ total: 1, exact: true });
  });

  it('page by page', async () => {
    const store = await storeOf(acceptedStory('2026-03-02').until(at('2026-03-31')));
    const first = await list(store, {}, EVERYTHING, 2);
    const rest = await new ListCardsHandler(store).execute(new ListCards(listRequest(EVERYTHING, {}, 2, first.next)));
    expect([first, rest].map(({ items }) => items.length)).toEqual([2, 1]);
    expect(rest.next).toBeNull();
  });

  it('says what it lacks, and shows no card as it was before a fact that could not be folded', async () => {
    const store = await storeOf(acceptedStory('2026-03-02').until(at('2026-03-31')));
    const [card] = (await list(store, {})).items;
    const parked = [{ stream: `supervision-${card?.applicationId}`, revision: 9n, position: 99n, code: 'TypeError' }];
    const from = await store.checkpoint(cards.name);
    await store.save({ view: cards.name, documents: new Map(), from, to: from + 1n, parked });
    expect(await list(store, {})).toMatchObject({ incomplete: 1 });
    const get = (scope: Scope) => new GetCardHandler(store).execute(new GetCard(card?.cardId ?? '', scope));
    await expect(get(EVERYTHING)).rejects.toMatchObject({ code: 'view.incomplete' });
    await expect(get({ department: 'water', region: null })).rejects.toMatchObject({
      code: 'supervision.card-not-found',
    });
  });

  it('shows nothing outside the caller’s scope, in the list or by id', async () => {
    const store = await storeOf(acceptedStory('2026-03-02').until(at('2026-03-31')));
    const { items } = await list(store, {});
    const id = items[0]?.cardId ?? '';
    const get = (scope: typeof EVERYTHING | { department: string | null; region: string | null }) =>
      new GetCardHandler(store).execute(new GetCard(id, scope));
    for (const scope of [
      { department: 'water', region: null },
      { department: null, region: '370200' },
    ]) {
      expect((await new ListCardsHandler(store).execute(new ListCards(listRequest(scope, {}, 50)))).items).toEqual([]);
      await expect(get(scope)).rejects.toMatchObject({ code: 'supervision.card-not-found' });
    }
    expect((await get({ department: 'planning', region: '370000' })).computations[0]?.days).not.toHaveLength(0);
    expect(items[0]).not.toHaveProperty('computations');
  });
});

describe('the life of a card, as the list shows it', () => {
  const { explain, appeal, decide } = cardStepActs;
  const yellow = (story: SupervisionStory) => rowsOf(story)[1];
  const carded = () => acceptedStory('2026-03-02').until(at('2026-03-17'));
  const idOf = (story: SupervisionStory): string => yellow(story)?.cardId ?? '';

  it('is due until it is answered, overdue after its limit, and of a warning nothing is asked', () => {
    const story = carded();
    expect(
      rowsOf(story).map(({ stage, feedback, appealUntil, published }) => [
        stage,
        feedback?.state,
        appealUntil,
        published,
      ]),
    ).toEqual([
      ['open', undefined, null, false],
      ['open', 'due', '2026-03-23', true],
    ]);
    expect(yellow(story.until(at('2026-03-25')))?.feedback).toMatchObject({ state: 'overdue', dueOn: '2026-03-23' });
    story.supervise(explain(idOf(story), at('2026-03-25')));
    expect(yellow(story)).toMatchObject({ stage: 'explained', feedback: { state: 'late' } });
  });

  it('is of a card that waits for a person none, and begins with the confirmation', () => {
    const story = pending().until(at('2026-03-31'));
    const waiting = rowsOf(story).at(-1);
    expect([waiting?.status, waiting?.stage, waiting?.feedback, waiting?.published]).toEqual([
      'pending',
      null,
      null,
      false,
    ]);
    story.supervise({ type: 'ConfirmCard', data: word(story) });
    expect(rowsOf(story).at(-1)).toMatchObject({
      requiredConfirmation: true,
      stage: 'open',
      feedback: { state: 'due', dueOn: '2026-04-09' },
      appealUntil: '2026-04-09',
      published: true,
    });
  });

  it('moves with the calendar', () => {
    const story = carded().declare({ date: '2026-03-20', declaredAt: at('2026-03-18') });
    expect(yellow(story)).toMatchObject({ feedback: { dueOn: '2026-03-24' }, appealUntil: '2026-03-24' });
  });

  it('asks nothing more of a card that the computation revokes, and leaves its appeal moot', () => {
    const story = carded();
    story.supervise(appeal(idOf(story), at('2026-03-18')));
    expect(yellow(story)).toMatchObject({ appeal: { state: 'running' }, published: false });
    story.tell(grant(at('2026-03-16'), { now: at('2026-03-19'), proofOfService: proof(at('2026-03-16')) }));
    expect(yellow(story)).toMatchObject({ status: 'revoked', appeal: { state: 'moot' }, published: false });
    const other = carded();
    other.tell(grant(at('2026-03-16'), { now: at('2026-03-19'), proofOfService: proof(at('2026-03-16')) }));
    expect(yellow(other)).toMatchObject({ status: 'revoked', feedback: null });
  });

  it('says of an appeal how it stands, and whether its time is over', () => {
    const story = carded();
    story.supervise(appeal(idOf(story), at('2026-03-18'))).until(at('2026-03-26'));
    expect(yellow(story)?.appeal).toMatchObject({ state: 'running', dueOn: '2026-03-25', overdue: true });
    story.supervise(decide(idOf(story), at('2026-03-27'), { result: 'escalated' }));
    expect(yellow(story)?.appeal).toMatchObject({ state: 'escalated', dueOn: '2026-04-03', overdue: false });
  });
});
