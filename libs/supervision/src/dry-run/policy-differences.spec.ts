import { accept, at, endSuspension, grant, startSuspension, submit } from '@sealtrail/applications/testing';
import { type PolicyRules, policies, policiesOfRegion, withCandidate } from '@sealtrail/policy/events';
import { acceptedStory, SupervisionStory } from '../testing';
import { plainItem } from '../testing/story';
import { policyDifferences } from './policy-differences';

const { id: _, version: __, inForceFrom: ___, ...shipped } = policies()[0];
const NOW = at('2026-05-29');

/** What the candidate makes of the cards of a story: `outcome level before → after`. */
function tried(story: SupervisionStory, rules: PolicyRules, inForceFrom = at('2026-01-01')): readonly string[] {
  const region = story.decisionContext.supervisedCase?.ledger.region ?? '';
  const candidate = policiesOfRegion(withCandidate(new Map(), { region, inForceFrom, rules }), region);
  const { past: events, calendar, state, decisionContext } = story.until(NOW);
  const { exemptions } = decisionContext;
  const trial = { events, calendar, present: policies(), candidate, exemptions };
  return policyDifferences(trial, state, NOW).map(
    ({ outcome, level, rule, before, after, cardId }) =>
      `${outcome} ${level} ${rule} ${before?.fellOn ?? '–'} → ${after?.fellOn ?? '–'}${cardId === null ? '' : ' on record'}`,
  );
}

const withCase = (change: Partial<PolicyRules['rules']['case']>): PolicyRules => ({
  ...shipped,
  rules: { ...shipped.rules, case: { ...shipped.rules.case, ...change } },
});

const late = () => acceptedStory('2026-03-02');
const stories: readonly (() => SupervisionStory)[] = [
  late,
  () => late().tell(grant(at('2026-03-13'))),
  () => late().tell(grant(at('2026-04-20'))),
  () => late().tell(startSuspension(at('2026-03-05')), endSuspension(at('2026-03-20'))),
  () => new SupervisionStory(plainItem).tell(submit(at('2026-03-02'))),
  () => new SupervisionStory(plainItem).tell(submit(at('2026-03-02')), accept(at('2026-03-06'))),
];

describe('what a candidate policy makes of the cards of a case', () => {
  it.each(stories.map((story, index) => [index, story] as const))(
    'is nothing where it is what is in force anyway (%i)',
    (_index, story) => expect(tried(story(), shipped)).toEqual([]),
  );

  it('is the card that a longer grace moves, and the one that it does without', () => {
    // Ten working days from 2 March end on the 16th, twenty by law on the 30th.
    expect(tried(late(), withCase({ yellow: { ...shipped.rules.case.yellow, graceDays: 2 } }))).toEqual([
      'moved yellow case 2026-03-16 → 2026-03-18 on record',
    ]);
    const kept = late().tell(grant(at('2026-03-17')));
    expect(tried(kept, withCase({ yellow: { ...shipped.rules.case.yellow, graceDays: 2 } }))).toEqual([
      'notIssued yellow case 2026-03-16 → – on record',
    ]);
  });

  it('is the card that a stricter rule would have issued', () => {
    const mild = acceptedStory('2026-03-02').tell(grant(at('2026-03-12')));
    const warning = { ...shipped.rules.case.warning, remainingDays: 5 };
    expect(tried(mild, withCase({ warning }))).toEqual(['issued warning case – → 2026-03-09']);
  });

  it('is nothing of clocks that started before it, but where it is milder (从轻)', () => {
    const from = at('2026-03-10');
    expect(tried(late(), withCase({ yellow: { ...shipped.rules.case.yellow, graceDays: 2 } }), from)).toEqual([
      'moved yellow case 2026-03-16 → 2026-03-18 on record',
    ]);
    const warning = { ...shipped.rules.case.warning, remainingDays: 5 };
    expect(tried(late(), withCase({ warning }), from)).toEqual([]);
  });

  it('leaves out what is exempt by either', () => {
    const exempt = (to: string) =>
      late().exempt({
        exemption: 'outage',
        version: '1',
        ground: 'declaredOutage',
        region: '370100',
        department: null,
        application: null,
        from: at('2026-03-16', '00:00'),
        to: at(to, '00:00'),
        document: '济数发〔2026〕8号',
        declaredBy: 'key',
        declaredFrom: null,
        declaredAt: at('2026-03-15'),
      });
    const later = withCase({ yellow: { ...shipped.rules.case.yellow, graceDays: 2 } });
    expect(tried(exempt('2026-04-10'), later)).toEqual([]);
    expect(tried(exempt('2026-03-18'), later)).toEqual(['issued yellow case – → 2026-03-18']);
  });

  it('is the promise that it would have made, where that is another', () => {
    const checked = () => new SupervisionStory(plainItem).tell(submit(at('2026-03-02')), accept(at('2026-03-04')));
    const promising = (promiseDays: number): PolicyRules => ({
      ...shipped,
      rules: { ...shipped.rules, firstCheck: { ...shipped.rules.firstCheck, yellow: { promiseDays } } },
    });
    const ofFirstCheck = (rules: PolicyRules) => tried(checked(), rules).filter((one) => one.includes('firstCheck'));
    expect(ofFirstCheck(promising(2))).toEqual([]);
    expect(ofFirstCheck(promising(1))).toEqual(['issued yellow firstCheck – → 2026-03-03']);
  });
});
