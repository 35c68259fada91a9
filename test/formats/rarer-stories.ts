import { at, grant, ownProof, reviewProof, withdraw } from '@sealtrail/applications/testing';
import type { Event } from '@sealtrail/event-sourcing';
import { InMemoryEventStore, SeededRandom } from '@sealtrail/event-sourcing/testing';
import { matterRated } from '@sealtrail/ratings/testing';
import { acceptedStory, interviewStory } from '@sealtrail/supervision/testing';
import { deliveryStory } from '@sealtrail/webhooks/testing';
import { productWorld } from '../replay/product-world';

const off = (date: string, declaredAt: string) => ({ date, working: false, declaredAt });
const own = { now: at('2026-04-20'), proofOfService: ownProof(at('2026-03-12')) };
const carded = () => acceptedStory('2026-03-02').until(at('2026-03-18'));
const PRODUCT_FACTS = 4_000;

/** What becomes of cards and interviews otherwise than in the demo. */
const ofCards = (): readonly Event[] =>
  [
    acceptedStory('2026-03-02')
      .until(at('2026-03-13'))
      .tell(grant(at('2026-03-13'))),
    acceptedStory('2026-03-02')
      .until(at('2026-03-13'))
      .tell(withdraw(at('2026-03-13'))),
    acceptedStory('2026-03-02').tell(grant(at('2026-03-12'), own), reviewProof(at('2026-04-22'), { word: 'dropped' })),
    carded().declare(off('2026-03-16', at('2026-03-18', '09:00'))),
    carded().declare(off('2026-03-20', at('2026-03-18', '09:00'))),
    acceptedStory('2026-03-02')
      .until(at('2026-04-02'))
      .declare(off('2026-03-04', at('2026-04-02', '09:00'))),
    acceptedStory('2026-03-02').declare({ ...off('2026-03-07', at('2026-03-14', '10:00')), working: true }),
    acceptedStory('2026-12-14').until(at('2027-01-20')).notice(2027, ['2027-01-30'], at('2027-01-20')),
  ].flatMap(({ cards }) => cards);

/** Events of short stories, for types that the demo does not lead to. */
export async function rarerStories(): Promise<readonly Event[]> {
  return [
    ...ofCards(),
    ...interviewStory(),
    ...deliveryStory('a1b2c3d4e5f60718'),
    { type: 'RatingRepeated', data: matterRated().data },
    ...(await ofProduct()),
  ];
}

async function ofProduct(): Promise<readonly Event[]> {
  const store = new InMemoryEventStore();
  await productWorld.write(store, new SeededRandom(1), PRODUCT_FACTS);
  const subscription = {
    after: 0n,
    types: 'all',
    batchMax: PRODUCT_FACTS,
    signal: new AbortController().signal,
  } as const;
  const head = await store.head();
  const found: Event[] = [];
  for await (const { events, position } of store.subscribe(subscription)) {
    found.push(...events);
    if (position >= head) break;
  }
  return found;
}
