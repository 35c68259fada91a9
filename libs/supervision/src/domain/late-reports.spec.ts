import { applicationDecider, type Case } from '@sealtrail/applications';
import {
  accept,
  addProof,
  at,
  effectOf,
  endSuspension,
  ownProof,
  proof,
  reviewProof,
  startSuspension,
  submit,
  workingDays,
} from '@sealtrail/applications/testing';
import { type Effect, fold } from '@sealtrail/event-sourcing';
import { type Policies, policies as shipped } from '@sealtrail/policy/events';
import { plainItem, SupervisionStory } from '../testing';
import { type LateAct, lateActs } from '../testing/acts-reported-late';

// Every act that can be told late, with every proof, before and after the end of the limit that it kept: one table for all of them.

type Verdict = 'kept' | 'broken' | 'waits';
type ToldOn = 'early' | 'ended' | 'longAfter';
type Row = readonly [told: ToldOn, proof: string, verdict: Verdict, effect: Effect['kind'] | null];

/** What is told late, once for all acts: from the specification alone. */
const table: readonly Row[] = [
  ['early', 'none', 'kept', null],
  ['early', 'others', 'kept', 'applied'],
  ['early', 'own', 'kept', 'applied'],
  ['ended', 'none', 'broken', null],
  ['ended', 'others', 'kept', 'applied'],
  ['ended', 'own', 'kept', 'applied'],
  ['ended', 'others, added', 'kept', null],
  ['ended', 'own, added', 'kept', null],
  ['longAfter', 'none', 'broken', null],
  ['longAfter', 'others', 'kept', 'applied'],
  ['longAfter', 'others, added', 'kept', null],
  ['longAfter', 'own', 'waits', 'recordedOnly'],
  ['longAfter', 'own, added', 'waits', 'recordedOnly'],
  ['longAfter', 'own, applied', 'kept', null],
  ['longAfter', 'own, dropped', 'broken', null],
  ['longAfter', 'own, added, applied', 'kept', null],
  ['longAfter', 'own, added, dropped', 'broken', null],
];

/** The story up to the last command, and how far the command that brought the proof took effect. */
function tell(scenario: LateAct, told: ToldOn, how: string, policies = shipped()) {
  const now = at(scenario[told]);
  const served = at(scenario.happened);
  const shows = how === 'none' ? null : how.startsWith('own') ? ownProof(served) : proof(served);
  const later = how.includes('added');
  const story = new SupervisionStory(scenario.terms, policies).tell(...scenario.past).until(now);
  const before = story.past.length;
  story.tell(scenario.told({ now, proofOfService: later ? null : shows }));
  const act = story.past.findIndex((fact, index) => index >= before && 'proofOfService' in fact.data);
  let from = before;
  if (later && shows !== null) {
    from = story.past.length;
    story.tell(addProof(served, now, { act, department: null, proofOfService: shows }));
  }
  const own = story.past.slice(from).filter(({ metadata }) => metadata.recordedAt === now);
  const effect = effectOf({ before: fold(applicationDecider, story.past.slice(0, from)), ownEvents: own });
  const word = how.endsWith('applied') ? 'applied' : how.endsWith('dropped') ? 'dropped' : null;
  if (word !== null) story.tell(reviewProof(now, { word }));
  return { story, effect };
}

const STATUS = { kept: 'revoked', broken: 'issued', waits: 'underReview' } as const;

describe('what is told late', () => {
  describe.each(lateActs.map((scenario) => [scenario.act, scenario] as const))('%s', (_, scenario) => {
    const rows = table.filter(([, how]) => scenario.alwaysProved === undefined || !/none|added/.test(how));

    it.each(rows)('%s, proof %s: %s', (told, how, verdict, effectKind) => {
      const { story, effect } = tell(scenario, told, how);
      const cards = story.state.cards.filter(({ fact }) => scenario.cards.includes(`${fact.rule} ${fact.level}`));
      // Once the limit has ended its cards had fallen, and before that there are none.
      if (told === 'early') expect(cards).toEqual([]);
      else expect(cards.length).toBeGreaterThan(0);
      for (const card of cards)
        expect(card.status === 'issued' && card.underReview ? 'underReview' : card.status).toBe(STATUS[verdict]);
      if (scenario.passes !== undefined) {
        const state = fold(applicationDecider, story.past) as Case;
        // Figures follow the cards.
        expect(state.passings[scenario.passes] === null).toBe(verdict === 'kept');
        if (state.status === 'granted') expect(state.closingMarks?.withinPromise).toBe(verdict === 'kept');
      }
      if (effectKind !== null) expect(effect.kind).toBe(effectKind);
      if (verdict === 'broken' && how === 'none') expect(effect.kind).not.toBe('applied');
    });
  });
});

describe('what the unit itself proves in time, under the policy `late_proof: confirm`', () => {
  const confirm: Policies = [{ ...shipped()[0], lateProof: 'confirm' }];

  it.each(lateActs.map((scenario) => [scenario.act, scenario] as const))(
    '%s: waits where the limit has ended, and is as it was told where it runs',
    (_, scenario) => {
      const cardsOf = (told: ToldOn) =>
        tell(scenario, told, 'own', confirm).story.state.cards.filter(({ fact }) =>
          scenario.cards.includes(`${fact.rule} ${fact.level}`),
        );
      expect(cardsOf('early')).toEqual([]);
      expect(cardsOf('ended').length).toBeGreaterThan(0);
      for (const card of cardsOf('ended')) expect(card).toMatchObject({ status: 'issued', underReview: true });
    },
  );
});

describe('a pause that is told late', () => {
  it.each([
    ['early', 'none', '2026-03-08'],
    ['early', 'others', '2026-03-04'],
    ['ended', 'none', '2026-03-17'],
    ['ended', 'own', '2026-03-04'],
    ['longAfter', 'own', '2026-03-19'],
    ['longAfter', 'own, dropped', '2026-03-19'],
    ['longAfter', 'own, applied', '2026-03-04'],
  ] as const)('%s, proof %s, excludes no working day before that from which it counts', (told, how, pausesFrom) => {
    const suspension = lateActs.find((one) => one.act === 'suspension') as LateAct;
    const { story } = tell(suspension, told, how);
    expect(story.context.ledger.suspensions).toMatchObject([{ pausesFrom }]);
  });

  it.each(['none', 'own', 'others'])(
    'and ended earlier than was known needs no proof (%s): that tells against the teller alone',
    (how) => {
      const proofOfService =
        how === 'none' ? null : how === 'own' ? ownProof(at('2026-03-05')) : proof(at('2026-03-05'));
      const story = new SupervisionStory(plainItem)
        .tell(
          submit(at('2026-03-02', '09:00')),
          accept(at('2026-03-02')),
          startSuspension(at('2026-03-03'), { expected: workingDays(30) }),
        )
        .until(at('2026-03-25'))
        .tell(endSuspension(at('2026-03-05'), { now: at('2026-03-25'), proofOfService }));
      // Two days of pause: the promise of Monday 16 ended on Wednesday 18.
      expect(story.live.filter((card) => card.startsWith('yellow'))).toEqual(['yellow case planning/li 2026-03-18']);
    },
  );
});
