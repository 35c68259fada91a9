import {
  addProof,
  at,
  document,
  endSuspension,
  extend,
  grant,
  proof,
  startSuspension,
  submit,
  withdraw,
  workingDays,
} from '@sealtrail/applications/testing';
import { acceptedStory, inEnglish, plainItem, SupervisionStory } from '../testing';
import type { CardRecomputed, CardRevoked } from './card-events';
import { cardsDue } from './due-cards';

// Accepted Monday 2026-03-02: warning 03-12, promise 03-16, statute 03-30.
const accepted = (terms = plainItem) => acceptedStory('2026-03-02', terms);

const caseCards = (story: SupervisionStory) => story.live.filter((card) => card.includes(' case '));
const reasons = (story: SupervisionStory) =>
  story.cards.flatMap((event) =>
    event.type === 'CardRevoked' ? [inEnglish((event.data as CardRevoked['data']).reason)] : [],
  );
const recomputed = (story: SupervisionStory) =>
  story.cards.flatMap((event) => (event.type === 'CardRecomputed' ? [event.data as CardRecomputed['data']] : []));

const revocations = (story: SupervisionStory) =>
  story.cards.flatMap((event) =>
    event.type === 'CardRevoked' ? [(event.data as CardRevoked['data']).computation] : [],
  );

describe('a card that should never have fallen (撤牌)', () => {
  describe('says whose word its revocation rests on', () => {
    const groundsOf = (story: SupervisionStory) =>
      story.cards.flatMap((event) =>
        event.type === 'CardRevoked' ? [(event.data as CardRevoked['data']).ground] : [],
      );
    const decided = (toldBy: { readonly role: string; readonly department: string }) => {
      const proofOfService = proof(at('2026-03-13', '16:00'), { toldBy });
      const now = at('2026-03-18', '09:00');
      return accepted()
        .until(now)
        .tell(grant(at('2026-03-13', '15:00'), { now, proofOfService }));
    };

    it('the charged unit proves it by itself (自证)', () => {
      expect(groundsOf(decided({ role: 'officer', department: 'planning' }))).toEqual(['ownProof']);
    });

    it('a carrier or another unit proves it (他证)', () => {
      expect(groundsOf(decided({ role: 'integrator', department: 'post' }))).toEqual(['othersProof']);
    });

    it('a calendar has changed', () => {
      const story = accepted().declare({ date: '2026-03-10', working: false, declaredAt: at('2026-03-17', '09:00') });
      expect(groundsOf(story)).toEqual(['calendar']);
    });
  });

  describe('shows its computation by what is known now', () => {
    const late = accepted().until(at('2026-03-18', '09:00'));

    it('with the end in time that was proved later', () => {
      const servedAt = at('2026-03-13', '16:00');
      const told = { now: at('2026-03-18', '09:00'), proofOfService: proof(servedAt) };
      late.tell(grant(at('2026-03-13', '15:00'), told));
      const limit = { date: '2026-03-16' };
      expect(revocations(late)).toMatchObject([{ version: 2, limit, usedDays: 9, endedAt: servedAt }]);
    });

    it('with the limit and the pauses that moved it away', () => {
      const story = accepted().declare({ date: '2026-03-10', working: false, declaredAt: at('2026-03-17', '09:00') });
      const [computation] = revocations(story);
      expect(computation).toMatchObject({
        version: 2,
        limit: { date: '2026-03-17' },
        charged: { department: 'planning' },
      });
      expect(computation).not.toHaveProperty('endedAt');
      expect(computation?.days).toContainEqual(expect.objectContaining({ date: '2026-03-10', counted: false }));
    });

    it('without a limit where it stands still', () => {
      const story = accepted().until(at('2026-03-18'));
      const proofOfService = proof(at('2026-03-12'));
      story.tell(
        startSuspension(at('2026-03-12'), {
          now: at('2026-03-18', '11:00'),
          expected: workingDays(20),
          proofOfService,
        }),
      );
      expect(revocations(story)).toMatchObject([
        { limit: null, usedDays: 8, pauses: [{ from: '2026-03-12', to: null }] },
      ]);
    });
  });

  describe('decision reported late', () => {
    const late = (proofOfService: object | null) =>
      accepted()
        .until(at('2026-03-18', '09:00'))
        .tell(grant(at('2026-03-16', '15:00'), { now: at('2026-03-18', '09:00'), proofOfService }));

    it('with a proof of service dated in time revokes, and says why', () => {
      const story = late(proof(at('2026-03-16', '16:00')));
      expect(caseCards(story)).toEqual(['warning case planning/li 2026-03-12']);
      expect(story.revoked).toEqual(['yellow case planning/li 2026-03-16 lateReport']);
      expect(reasons(story)).toEqual([
        'the decision of 2026-03-16T07:00:00.000Z, counted from 2026-03-16T08:00:00.000Z, recorded 2026-03-18T01:00:00.000Z: ' +
          'the clock had ended at 2026-03-16T08:00:00.000Z, before 2026-03-16T16:00:00.000Z',
      ]);
    });

    it('without the proof changes nothing', () => {
      expect(caseCards(late(null))).toEqual([
        'warning case planning/li 2026-03-12',
        'yellow case planning/li 2026-03-16',
      ]);
    });

    it('with a proof dated too late changes nothing', () => {
      expect(caseCards(late(proof(at('2026-03-17', '09:00'))))).toHaveLength(2);
    });

    it('gives a warning that it had taken the place of nothing back: that has done what it is for', () => {
      const story = late(proof(at('2026-03-16', '16:00')));
      expect(story.cards.find(({ type }) => type === 'CardRevoked')).toMatchObject({
        data: { restores: [], revokedBy: null, wasPending: false, revokedOn: '2026-03-18' },
      });
    });
  });

  describe('suspension recorded late (行政许可法 art. 45)', () => {
    it('with a notice proved to have been given in time revokes; a new breach is a new card with a new id', () => {
      const story = accepted()
        .until(at('2026-03-18', '09:00'))
        .tell(
          startSuspension(at('2026-03-04'), { now: at('2026-03-18'), proofOfService: proof(at('2026-03-04')) }),
          endSuspension(at('2026-03-11'), { now: at('2026-03-18', '11:00') }),
        );
      expect(story.revoked.filter((card) => card.includes(' case '))).toEqual([
        'yellow case planning/li 2026-03-16 suspension',
      ]);
      expect(reasons(story)[0]).toBe(
        'suspension 1 (特别程序), expert review, started 2026-03-04T02:00:00.000Z, told in writing 2026-03-04T02:00:00.000Z, ' +
          'recorded 2026-03-18T02:00:00.000Z: the limit of 2026-03-16 no longer stands',
      );
      // 5 6 9 10 11 do not count: day 8 is 03-19, day 10 03-23.
      story.until(at('2026-03-24'));
      expect(caseCards(story)).toEqual(['warning case planning/li 2026-03-12', 'yellow case planning/li 2026-03-23']);
      const yellow = story.issued.filter(({ rule, level }) => rule === 'case' && level === 'yellow');
      expect(new Set(yellow.map(({ cardId }) => cardId)).size).toBe(2);
    });

    it('without proof moves nothing: no day before its recording stops counting', () => {
      const story = accepted()
        .until(at('2026-03-18', '09:00'))
        .tell(startSuspension(at('2026-03-04'), { now: at('2026-03-18'), endedAt: at('2026-03-11') }));
      expect(story.revoked).toEqual([]);
      expect(caseCards(story)).toEqual(['warning case planning/li 2026-03-12', 'yellow case planning/li 2026-03-16']);
    });

    it('with a notice given after the breach revokes nothing', () => {
      const givenAt = at('2026-03-17');
      const story = accepted()
        .until(at('2026-03-18', '09:00'))
        .tell(startSuspension(at('2026-03-04'), { now: at('2026-03-18'), notice: { document: document(), givenAt } }));
      expect(caseCards(story)).toEqual(['warning case planning/li 2026-03-12', 'yellow case planning/li 2026-03-16']);
    });
  });

  describe('extension (行政许可法 art. 42)', () => {
    it('approved in time but recorded late revokes the red card where the service is proved', () => {
      const story = accepted()
        .until(at('2026-04-01', '09:00'))
        .tell(extend(at('2026-03-27'), { now: at('2026-04-01'), proofOfService: proof(at('2026-03-27')) }));
      expect(story.revoked).toEqual(['red case planning/li 2026-03-30 extension']);
      expect(reasons(story)).toEqual([
        'an extension (延长) of 10 days, approved 2026-03-27T02:00:00.000Z by zhao (head of the agency) and told to the applicant ' +
          '2026-03-27T02:00:00.000Z, recorded 2026-04-01T02:00:00.000Z: the limit of 2026-03-30 is now 2026-04-14 ' +
          '(card at 2026-04-14T16:00:00.000Z)',
      ]);
      // 30 days: 31 (21) 04-01 02 03 (24) | 07 08 09 10 (28) 13 14 (30).
      expect(caseCards(story.until(at('2026-04-15'))).at(-1)).toBe('red case planning/li 2026-04-14');
    });

    it('recorded after the limit without proof revokes nothing', () => {
      const story = accepted()
        .until(at('2026-04-01', '09:00'))
        .tell(extend(at('2026-03-27'), { now: at('2026-04-01') }));
      expect(story.revoked).toEqual([]);
      expect(caseCards(story.until(at('2026-04-15'))).at(-1)).toBe('red case planning/li 2026-03-30');
    });

    it('recorded when the longer limit has been broken too keeps the card, with a second computation', () => {
      const story = accepted()
        .until(at('2026-04-20', '09:00'))
        .tell(extend(at('2026-03-27'), { now: at('2026-04-20'), proofOfService: proof(at('2026-03-27')) }));
      expect(story.revoked).toEqual([]);
      expect(recomputed(story)).toMatchObject([
        {
          level: 'red',
          breachedAt: '2026-04-14T16:00:00.000Z',
          before: { breachedAt: '2026-03-30T16:00:00.000Z', fellOn: '2026-03-30', official: 'li' },
          computation: { version: 2, terms: [workingDays(20), workingDays(10)], limit: { date: '2026-04-14' } },
          recomputedAt: at('2026-04-20'),
        },
      ]);
      expect(story.issued.filter(({ level }) => level === 'red')).toHaveLength(1);
    });

    it('approved after a warning lets it lapse: a new one falls before the new end', () => {
      const equal = { ...plainItem, promised: workingDays(20) };
      const story = accepted(equal)
        .until(at('2026-03-27', '09:00'))
        .tell(extend(at('2026-03-27')));
      expect(story.lapsed).toEqual(['warning case planning/li 2026-03-26']);
      // ⌈0.9 · 30⌉ = 27: 04-09.
      expect(caseCards(story.until(at('2026-04-15')))).toEqual([
        'warning case planning/li 2026-04-09',
        'red case planning/li 2026-04-14',
      ]);
      expect(story.revoked).toEqual([]);
    });

    it('approved before it moves the warning of a promise that moves with the statute', () => {
      const equal = { ...plainItem, promised: workingDays(20) };
      const story = accepted(equal)
        .tell(extend(at('2026-03-20')))
        .until(at('2026-04-15'));
      // ⌈0.9 · 30⌉ = 27: 04-09.
      expect(caseCards(story)[0]).toBe('warning case planning/li 2026-04-09');
    });

    it('approved after the breach revokes nothing, whoever recorded it', () => {
      const story = accepted()
        .until(at('2026-04-01', '09:00'))
        .tell(extend(at('2026-03-27'), { now: at('2026-04-01'), proofOfService: proof(at('2026-03-27')) }));
      const { context } = story;
      const grants = context.grants.map((grant) => ({ ...grant, grantedAt: at('2026-03-31') }));
      const due = cardsDue({ ...context, grants }, at('2026-04-01'));
      expect(due.map(({ trigger: { level, at: fell } }) => `${level} ${fell.slice(0, 10)}`)).toEqual([
        'warning 2026-03-12',
        'yellow 2026-03-16',
        'red 2026-03-30',
      ]);
    });
  });

  describe('withdrawal or termination', () => {
    it('before the instant: no card', () => {
      expect(
        accepted()
          .tell(withdraw(at('2026-03-11')))
          .until(at('2026-04-20')).live,
      ).toEqual([]);
    });

    it('proved later to have come before the silence: no card of the check, nor of the review', () => {
      const told = new SupervisionStory(plainItem)
        .tell(submit(at('2026-03-02')))
        .until(at('2026-03-17', '09:00'))
        .tell(withdraw(at('2026-03-04'), { now: at('2026-03-17', '10:00') }));
      const act = told.past.findIndex(({ type }) => type === 'ApplicationWithdrawn');
      expect(told.live).toEqual([
        'yellow firstCheck firstCheck:1 planning/li 2026-03-04',
        'red firstCheck firstCheck:1 planning/li 2026-03-09',
        'warning case planning/li 2026-03-12',
        'yellow case planning/li 2026-03-16',
      ]);
      const story = told.tell(addProof(at('2026-03-04'), at('2026-03-18'), { act }));
      // A superseded warning stays what it is.
      expect(story.live).toEqual(['warning case planning/li 2026-03-12']);
      expect(reasons(story).map((reason) => reason.split(': ')[1])).toEqual([
        'the clock had ended at 2026-03-04T02:00:00.000Z, before 2026-03-04T16:00:00.000Z',
        'the clock had ended at 2026-03-04T02:00:00.000Z, before 2026-03-09T16:00:00.000Z',
        'the clock case never ran',
      ]);
      const causes = story.cards.flatMap((event) =>
        event.type === 'CardRevoked' ? [(event.data as CardRevoked['data']).cause] : [],
      );
      expect(causes).toEqual(['acceptance', 'acceptance', 'acceptance']);
    });

    it('after it: the card stays', () => {
      const story = accepted()
        .until(at('2026-03-17', '09:00'))
        .tell(withdraw(at('2026-03-17')));
      expect(story.until(at('2026-04-20')).live).toEqual([
        'warning case planning/li 2026-03-12',
        'yellow case planning/li 2026-03-16',
      ]);
    });
  });
});
