import { type ApplicationCommand, applicationDecider, type Case } from '@sealtrail/applications';
import {
  accept,
  act,
  addProof,
  askFor,
  at,
  correctLate,
  documentOf,
  effectOf,
  extend,
  grant,
  jointItem,
  opine,
  ownProof,
  paper,
  promisedItem,
  proof,
  refuseAcceptance,
  resume,
  reviewProof,
  submit,
  suspend,
  when,
  withdraw,
  workingDays,
} from '@sealtrail/applications/testing';
import { type Effect, fold, written } from '@sealtrail/event-sourcing';
import { latestPolicy, type Policies, policies as shipped } from '@sealtrail/policy/events';
import { plainItem, WatchedStory } from '../testing';

/*
 * Every act that can be told late, with every proof, before and after the end of the limit that it kept. What is expected is one
 * table for all of them; March 2026, in which the 2nd is a Monday.
 */

type Told = { readonly now: string; readonly proofOfService: ReturnType<typeof proof> | null };

type Scenario = {
  readonly act: string;
  readonly terms: typeof promisedItem;
  readonly past: readonly ApplicationCommand[];
  /** As it happened, and was served, in time. */
  readonly happened: string;
  readonly told: (told: Told) => ApplicationCommand;
  /** A later day on which the limit runs, one on which it has ended, and one more than ten working days after the service. */
  readonly early: string;
  readonly ended: string;
  readonly longAfter: string;
  /** The cards that fall without it, by rule and level. */
  readonly cards: readonly string[];
  /** The limit of the case whose passing reports count without it. */
  readonly passes?: 'promised' | 'statutory' | undefined;
  /** It cannot be told without a proof. */
  readonly alwaysProved?: true;
};

const received = submit(at('2026-03-02', '09:00'));
const accepted = [received, accept(at('2026-03-02'))];
const reason = written('r');
const inFirstCheck = {
  terms: promisedItem,
  past: [received],
  happened: '2026-03-03',
  early: '2026-03-04',
  ended: '2026-03-11',
  longAfter: '2026-03-18',
  cards: ['firstCheck yellow', 'firstCheck red'],
};
const endingCase = {
  terms: plainItem,
  past: accepted,
  happened: '2026-03-12',
  early: '2026-03-13',
  ended: '2026-03-18',
  longAfter: '2026-03-27',
  cards: ['case yellow'],
  passes: 'promised',
} as const;
const terminate = (on: string, told: Told): ApplicationCommand => ({
  type: 'TerminateApplication',
  data: {
    ...act(at(on)),
    approval: 'onPaper',
    reason,
    legalBasis: reason,
    document: documentOf(at(on)),
    ground: null,
    remedies: null,
    ...told,
  },
});
const paused = suspend(at('2026-03-04'), { notice: null, expected: null });

const scenarios: readonly Scenario[] = [
  { ...inFirstCheck, act: 'correction notice', told: (told) => askFor(['plan'], at('2026-03-03'), told) },
  { ...inFirstCheck, act: 'acceptance', told: (told) => accept(at('2026-03-03'), told) },
  {
    ...inFirstCheck,
    act: 'acceptance by an entrusted window',
    terms: {
      ...promisedItem,
      firstCheckBy: [{ department: 'hall', document: '规发〔2026〕1号', from: '2026-01-01', to: null }],
    },
    past: [submit(at('2026-03-02', '09:00'), { receivedBy: 'hall' })],
    told: (told) => accept(at('2026-03-03'), { ...told, department: 'hall', officer: 'chen' }),
  },
  {
    ...inFirstCheck,
    act: 'non-acceptance',
    told: (told) => refuseAcceptance('notRequired', at('2026-03-03'), told),
  },
  {
    ...inFirstCheck,
    act: 'acceptance of a joint item',
    terms: jointItem,
    told: (told) => accept(at('2026-03-03'), told),
  },
  { ...inFirstCheck, act: 'withdrawal before silence', told: (told) => withdraw(at('2026-03-03'), told) },
  { ...inFirstCheck, act: 'termination before silence', told: (told) => terminate('2026-03-03', told) },
  {
    ...endingCase,
    act: 'suspension',
    happened: '2026-03-04',
    early: '2026-03-09',
    longAfter: '2026-03-20',
    told: (told) => suspend(at('2026-03-04'), { ...told, expected: workingDays(30) }),
  },
  {
    ...endingCase,
    act: 'notice of a suspension',
    past: [...accepted, paused],
    happened: '2026-03-05',
    early: '2026-03-09',
    longAfter: '2026-03-20',
    told: (told) => ({
      type: 'GiveSuspensionNotice',
      data: {
        ...act(at('2026-03-05')),
        suspension: 1,
        document: documentOf(at('2026-03-05')),
        expected: workingDays(30),
        ...told,
      },
    }),
  },
  {
    ...endingCase,
    act: 'prolongation',
    passes: undefined,
    // Announced until Tuesday 10 March; red a day later.
    past: [...accepted, suspend(at('2026-03-03'))],
    happened: '2026-03-09',
    early: '2026-03-10',
    ended: '2026-03-12',
    longAfter: '2026-03-24',
    cards: ['suspension yellow', 'suspension red'],
    told: (told) => ({
      type: 'ProlongSuspension',
      data: {
        ...act(at('2026-03-09')),
        suspension: 1,
        expected: workingDays(30),
        reason,
        document: documentOf(at('2026-03-09')),
        ...told,
      },
    }),
  },
  {
    ...endingCase,
    act: 'extension',
    // By law until Monday 30 March, with ten days more until Tuesday 14 April.
    happened: '2026-03-26',
    early: '2026-03-27',
    ended: '2026-04-01',
    longAfter: '2026-04-13',
    cards: ['case red'],
    passes: 'statutory',
    told: (told) => extend(at('2026-03-26'), told),
  },
  {
    act: 'opinion',
    terms: jointItem,
    past: [...accepted, opine('water', at('2026-03-04'))],
    happened: '2026-03-06',
    early: '2026-03-09',
    ended: '2026-03-11',
    longAfter: '2026-03-23',
    cards: ['step yellow'],
    told: (told) => opine('fire', at('2026-03-06'), told),
  },
  { ...endingCase, act: 'decision', told: (told) => grant(at('2026-03-12'), told) },
  {
    ...endingCase,
    act: 'delivery',
    passes: undefined,
    past: [...accepted, grant(at('2026-03-04'))],
    happened: '2026-03-06',
    early: '2026-03-09',
    ended: '2026-03-11',
    longAfter: '2026-03-23',
    cards: ['delivery yellow', 'delivery red'],
    alwaysProved: true,
    told: ({ now, proofOfService }) => ({
      type: 'DeliverResult',
      data: { ...act(at('2026-03-06')), now, proofOfService: proofOfService ?? proof(at('2026-03-06')) },
    }),
  },
  { ...endingCase, act: 'withdrawal', told: (told) => withdraw(at('2026-03-12'), told) },
  { ...endingCase, act: 'termination', told: (told) => terminate('2026-03-12', told) },
];

type Verdict = 'kept' | 'broken' | 'waits';
type Told3 = 'early' | 'ended' | 'longAfter';
type Row = readonly [told: Told3, proof: string, verdict: Verdict, effect: Effect['kind'] | null];

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

/** The story up to the last word, and how far the word that brought the proof took effect. */
function tell(scenario: Scenario, told: Told3, how: string, policies = shipped()) {
  const now = at(scenario[told]);
  const served = at(scenario.happened);
  const shows = how === 'none' ? null : how.startsWith('own') ? ownProof(served) : proof(served);
  const later = how.includes('added');
  const story = new WatchedStory(scenario.terms, policies).tell(...scenario.past).until(now);
  const before = story.past.length;
  story.tell(scenario.told({ now, proofOfService: later ? null : shows }));
  const act = story.past.findIndex((fact, index) => index >= before && 'proofOfService' in fact.data);
  let from = before;
  if (later && shows !== null) {
    from = story.past.length;
    story.tell(addProof(served, now, { act, department: null, proofOfService: shows }));
  }
  const own = story.past.slice(from).filter(({ metadata }) => metadata.recordedAt === now);
  const effect = effectOf({ before: fold(applicationDecider, story.past.slice(0, from)), own });
  const word = how.endsWith('applied') ? 'applied' : how.endsWith('dropped') ? 'dropped' : null;
  if (word !== null) story.tell(reviewProof(now, { word }));
  return { story, effect };
}

const STATUS = { kept: 'revoked', broken: 'issued', waits: 'underReview' } as const;

describe('what is told late', () => {
  describe.each(scenarios.map((scenario) => [scenario.act, scenario] as const))('%s', (_, scenario) => {
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
  const confirm: Policies = [{ ...latestPolicy(shipped()), lateProof: 'confirm' }];

  it.each(scenarios.map((scenario) => [scenario.act, scenario] as const))(
    '%s: waits where the limit has ended, and is as it was told where it runs',
    (_, scenario) => {
      const cardsOf = (told: Told3) =>
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
    const suspension = scenarios.find((one) => one.act === 'suspension') as Scenario;
    const { story } = tell(suspension, told, how);
    expect(story.sight.watched.ledger.suspensions).toMatchObject([{ pausesFrom }]);
  });

  it.each(['none', 'own', 'others'])(
    'and ended earlier than was known needs no proof (%s): that tells against the teller alone',
    (how) => {
      const proofOfService =
        how === 'none' ? null : how === 'own' ? ownProof(at('2026-03-05')) : proof(at('2026-03-05'));
      const story = new WatchedStory(plainItem)
        .tell(...accepted, suspend(at('2026-03-03'), { expected: workingDays(30) }))
        .until(at('2026-03-25'))
        .tell(resume(at('2026-03-05'), { now: at('2026-03-25'), proofOfService }));
      // Two days of pause: the promise of Monday 16 ended on Wednesday 18.
      expect(story.live.filter((card) => card.startsWith('yellow'))).toEqual(['yellow case planning/li 2026-03-18']);
    },
  );
});

describe('what the applicant sends and is told late', () => {
  // Asked on Tuesday 3 March, until the 10th; the set came on the 9th.
  const asked = [received, askFor(['form', 'plan'], at('2026-03-03'), { deadline: workingDays(5) })];
  const statusOf = (story: WatchedStory): string => {
    const state = fold(applicationDecider, story.past);
    return state.status;
  };
  const set = (now: string, proofOfService: Told['proofOfService']): ApplicationCommand => {
    const told = correctLate(at('2026-03-09'), now, 'form', 'plan');
    return { ...told, data: { ...told.data, proofOfService } } as ApplicationCommand;
  };

  it.each([
    ['2026-03-10', 'none', 'submitted'],
    ['2026-03-12', 'none', 'returned'],
    ['2026-03-12', 'others', 'submitted'],
    ['2026-03-12', 'own', 'submitted'],
    ['2026-03-24', 'own', 'returned'],
    ['2026-03-24', 'others', 'submitted'],
  ] as const)('a corrected set, told on %s, proof %s: %s', (day, how, status) => {
    const shown = how === 'own' ? ownProof(at('2026-03-09')) : proof(at('2026-03-09'));
    const story = new WatchedStory(promisedItem).tell(...asked).until(at(day));
    story.tell({ type: 'RecordCorrectionTimeout', data: { at: at(day) } }, set(at(day), how === 'none' ? null : shown));
    expect(statusOf(story)).toBe(status);
  });

  it.each(['none', 'others', 'own'])('a deferred material is taken until a person acts, proof %s (容缺)', (how) => {
    const deferral = { materials: ['plan'], term: workingDays(5) };
    const story = new WatchedStory(promisedItem)
      .tell(submit(at('2026-03-02', '09:00'), { materials: [paper('form')] }), accept(at('2026-03-02'), { deferral }))
      .until(at('2026-03-12'));
    const shown = how === 'own' ? ownProof(at('2026-03-06')) : proof(at('2026-03-06'));
    story.tell({
      type: 'AddMaterial',
      data: {
        ...when(at('2026-03-06'), at('2026-03-12')),
        department: null,
        officer: null,
        material: paper('plan'),
        proofOfService: how === 'none' ? null : shown,
      },
    });
    const state = fold(applicationDecider, story.past);
    expect(state).toMatchObject({ status: 'accepted', deferred: [] });
  });
});
