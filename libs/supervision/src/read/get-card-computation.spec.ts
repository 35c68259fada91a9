import { at, grant, proof } from '@sealtrail/applications/testing';
import type { RecordedEvent } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import type { SupervisionEvent } from '../domain/card-events';
import { supervisionStream } from '../domain/supervision-commands';
import { acceptedStory, type SupervisionStory, storedStory } from '../testing';
import { cardsAfter } from './cards-after';
import { cards } from './cards-view';
import { CaseKnowledgeReader } from './case-knowledge';
import { GetCardComputation, GetCardComputationHandler } from './get-card-computation';

const EVERYTHING = { department: null, region: null };
const NOW = at('2026-04-20');

/** A story in the stores, as it would be read. */
async function handlerOf(story: SupervisionStory): Promise<GetCardComputationHandler> {
  const store = await storedStory(story);
  const views = new InMemoryReadStore();
  await views.prepare(cards.name);
  const rows = cardsAfter((await store.read(supervisionStream('a1'))) as readonly RecordedEvent<SupervisionEvent>[]);
  await views.save({ view: cards.name, documents: new Map(rows.map((row) => [row.cardId, row])), from: 0n, to: 1n });
  const reader = new CaseKnowledgeReader(store, { zone: 'Asia/Shanghai' });
  return new GetCardComputationHandler(views, reader, new FixedClock(NOW));
}

describe('the computation of a card', () => {
  const yellowOf = (story: SupervisionStory): string =>
    story.issued.find(({ level, rule }) => level === 'yellow' && rule === 'case')?.cardId ?? '';
  const computationOf = async (story: SupervisionStory) =>
    (await handlerOf(story)).execute(new GetCardComputation(yellowOf(story), EVERYTHING));
  const late = () => acceptedStory('2026-03-02').until(at('2026-03-18', '09:00'));

  it('is the same then and now while nothing else has become known', async () => {
    const { asKnownThen, asKnownNow, revocation, fallsNow } = await computationOf(late());
    expect(asKnownThen.knownAt).toBe('2026-03-16T16:00:00.000Z');
    expect(asKnownNow).toEqual({ ...asKnownThen, knownAt: NOW });
    expect([revocation, fallsNow]).toEqual([null, true]);
  });

  it('shows both of a revoked card, with the fact that came in between on one side alone', async () => {
    const told = { now: at('2026-03-18', '09:00'), proofOfService: proof(at('2026-03-13', '16:00')) };
    const story = late().tell(grant(at('2026-03-13', '15:00'), told));
    const { asKnownThen, asKnownNow, ...card } = await computationOf(story);
    expect(card).toMatchObject({ status: 'revoked', fallsNow: false, revocation: { cause: 'lateReport' } });
    expect(asKnownThen).toMatchObject({ version: 1, limit: { date: '2026-03-16' }, usedDays: 10 });
    expect(asKnownNow).toMatchObject({ version: 2, usedDays: 9, endedAt: at('2026-03-13', '16:00') });
    const types = (side: typeof asKnownNow) => side?.facts.clock.map(({ type }) => type);
    expect(types(asKnownThen)).toEqual(['ApplicationAccepted']);
    expect(types(asKnownNow)).toEqual(['ApplicationAccepted', 'DecisionMade']);
  });

  it('computes now by the calendar of now: a day declared since is in one table alone', async () => {
    const { asKnownThen, asKnownNow, recomputations } = await computationOf(
      late().declare({ date: '2026-03-10', declaredAt: at('2026-03-19') }),
    );
    const day = (side: typeof asKnownNow) => side?.days.find(({ date }) => date === '2026-03-10');
    expect(recomputations).toHaveLength(1);
    expect(day(asKnownThen)).toMatchObject({ counted: true, working: true, saidBy: null });
    expect(day(asKnownNow)).toMatchObject({ counted: false, reason: 'declared', saidBy: { by: 'declaration' } });
    expect([asKnownThen.limit?.date, asKnownNow?.limit?.date]).toEqual(['2026-03-16', '2026-03-17']);
    expect(asKnownNow?.facts.calendar.at(-1)?.type).toBe('CalendarDayDeclared');
  });

  it('is nobody’s to see but those who see the card', async () => {
    const handler = await handlerOf(late());
    const elsewhere = { department: 'water', region: null };
    await expect(handler.execute(new GetCardComputation(yellowOf(late()), elsewhere))).rejects.toThrow(
      'supervision.card-not-found',
    );
  });
});
