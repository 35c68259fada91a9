import type { ApplicationCommand } from '@sealtrail/applications';
import {
  at,
  endSuspension,
  extend,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  proof,
  startSuspension,
  workingDays,
} from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { type Policies, policies } from '@sealtrail/policy/events';
import { acceptedStory, inEnglish, plainItem } from '../testing';
import { withoutDisputed } from './disputed-approval';

const reason = written('complex');

/** Ten more days to the 20 of the law, which end on Monday 30 March: to Tuesday 14 April, behind 清明. */
const answer = (type: 'ConfirmApproval' | 'DisownApproval', of: 'decision' | 'extension', instant: string) =>
  ({ type, data: { ...officialAct(instant, { officer: 'zhao' }), act: of, reason } }) as ApplicationCommand;
const disown = (of: 'decision' | 'extension', instant: string) => answer('DisownApproval', of, instant);

const extended = () => acceptedStory('2026-03-02').tell(extend(at('2026-03-10')));
const pendingOf = (live: readonly string[]): readonly string[] => live.filter((card) => card.startsWith('pending'));

describe('what a disowned approval had prevented', () => {
  it('falls at once where its instant has passed, and waits for a person', () => {
    const story = extended().until(at('2026-04-02'));
    expect(pendingOf(story.live)).toEqual([]);
    story.tell(disown('extension', at('2026-04-02')));
    expect(pendingOf(story.live)).toEqual(['pending red case planning/li 2026-03-30']);
    const { computation } = story.issued.at(-1) ?? {};
    expect(inEnglish(computation?.charged.why ?? [])).toContain('the approval of the extension is in dispute');
  });

  it('falls at its instant where that lies ahead', () => {
    const story = extended()
      .tell(disown('extension', at('2026-03-12')))
      .until(at('2026-03-30'));
    expect(pendingOf(story.live)).toEqual([]);
    expect(pendingOf(story.until(at('2026-03-31')).live)).toEqual(['pending red case planning/li 2026-03-30']);
  });

  it('is on whoever overran without the disputed days, also where a procedure had moved their limits with them', () => {
    const terms = { ...jointItem, promised: workingDays(13), statutory: workingDays(13) };
    const ofFire = { branch: 'fire', department: 'fire', officer: 'fire-handler' };
    const story = acceptedStory('2026-03-02', terms).tell(
      extend(at('2026-03-04')),
      giveOpinion('water', at('2026-03-05')),
      startSuspension(at('2026-03-05'), ofFire),
      endSuspension(at('2026-03-06'), ofFire),
      // Five days, and one of the procedure, had ended on 10 March.
      giveOpinion('fire', at('2026-03-16')),
      disown('extension', at('2026-03-17')),
    );
    const red = (pending: readonly string[]) => pending.filter((card) => card.includes('red'));
    expect(red(pendingOf(story.until(at('2026-03-23')).live))).toEqual([
      'pending red case fire/fire-handler 2026-03-20',
    ]);
  });

  it('gives way to what falls in any case', () => {
    const story = extended()
      .tell(disown('extension', at('2026-03-12')))
      .until(at('2026-05-01'));
    expect(pendingOf(story.live)).toEqual([]);
    expect(story.live.filter((card) => card.includes('red'))).toEqual(['red case planning/li 2026-04-14']);
    // No procedure has anything to do with it.
    expect(story.cards.filter(({ type }) => type === 'CardRevoked')).toMatchObject([
      { data: { cause: 'approval', reason: [{ code: 'ground.late-dispute-or-not' }] } },
    ]);
  });

  it('is not there where nothing was prevented', () => {
    const story = extended().tell(grant(at('2026-03-11'), { materials: [] }), disown('extension', at('2026-03-12')));
    expect(pendingOf(story.until(at('2026-05-01')).live)).toEqual([]);
  });

  it('is what a decision that was never made had ended', () => {
    const told = grant(at('2026-03-11'), { officer: 'zhao', approval: 'onPaper' });
    const story = acceptedStory('2026-03-02')
      .tell(told, disown('decision', at('2026-03-12')))
      .until(at('2026-04-20'));
    expect(pendingOf(story.live)).toEqual([
      'pending yellow case planning/li 2026-03-16',
      'pending red case planning/li 2026-03-30',
    ]);
  });

  it('is dismissed with the notice of the year whose days it counted, where it would not fall by that', () => {
    const off = ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08', '2027-01-11', '2027-01-12'];
    const story = acceptedStory('2026-12-14', { ...plainItem, promised: workingDays(20) })
      .tell(grant(at('2026-12-22'), { officer: 'zhao', approval: 'onPaper' }), disown('decision', at('2026-12-23')))
      .until(at('2027-01-12'));
    expect(pendingOf(story.live)).toContain('pending red case planning/li 2027-01-11');
    expect(pendingOf(story.live)).toContain('pending yellow case planning/li 2027-01-11');
    // What is told of the disputed decision meanwhile is no reason of the card.
    const served = {
      ...officialAct(at('2027-01-11', '20:00'), { officer: 'zhao' }),
      proofOfService: proof(at('2027-01-11', '20:00')),
    };
    story.tell({ type: 'DeliverResult', data: { ...served, now: at('2027-01-12', '10:30') } });
    story.notice(2027, off, at('2027-01-12', '11:00'));
    expect(pendingOf(story.live).join()).not.toContain(' case ');
    const dismissed = story.cards.flatMap((fact) => (fact.type === 'CardDismissed' ? [fact.data] : []));
    expect(dismissed.filter(({ rule }) => rule === 'case')).toMatchObject([
      { level: 'yellow', cause: 'calendar' },
      { level: 'red', cause: 'calendar' },
    ]);
    expect(story.revoked).toEqual([]);
  });

  it('says so where its limit counted days of a year without notice, too', () => {
    const story = acceptedStory('2026-12-14')
      .tell(grant(at('2026-12-22'), { officer: 'zhao', approval: 'onPaper' }), disown('decision', at('2026-12-23')))
      .until(at('2027-01-20'));
    expect(pendingOf(story.live)).toContain('pending red case planning/li 2027-01-11');
    const why = inEnglish(story.issued.at(-1)?.computation.charged.why ?? []);
    expect(why).toContain('the approval of the decision is in dispute');
    expect(why).toContain('a year whose notice is not known yet');
  });
});

describe('an extension that was told too late', () => {
  it('has prevented nothing that could fall when it is disowned', () => {
    // The statute ended on 30 March; told on 1 April without proof, it moves nothing.
    const late = acceptedStory('2026-03-02')
      .until(at('2026-04-01'))
      .tell({ ...extend(at('2026-03-27')), data: { ...extend(at('2026-03-27')).data, now: at('2026-04-01') } } as never)
      .tell(disown('extension', at('2026-04-02')));
    expect(withoutDisputed(late.past, policies())).toBeNull();
    expect(late.live.filter((card) => card.includes('red'))).toEqual(['red case planning/li 2026-03-30']);
  });
});

describe('an approval on paper', () => {
  const past = extended().past;
  const [policy] = policies();
  const waits: Policies = [{ ...policy, paperApproval: 'waits' }];

  it('counts by the shipped policy', () => {
    expect(policy.paperApproval).toBe('counts');
    expect(withoutDisputed(past, policies())).toBeNull();
  });

  it('is in dispute under `waits` until its approver confirms it', () => {
    expect(withoutDisputed(past, waits)).toMatchObject({ acts: ['extension'], grants: [] });
    const confirmed = extended().tell(answer('ConfirmApproval', 'extension', at('2026-03-12'))).past;
    expect(withoutDisputed(confirmed, waits)).toBeNull();
  });

  it('is judged by the policy in force when it was recorded', () => {
    const from = (inForceFrom: string): Policies => [policy, { ...waits[0], version: '2', inForceFrom }];
    expect(withoutDisputed(past, from(at('2026-03-01', '00:00')))).toMatchObject({ acts: ['extension'] });
    expect(withoutDisputed(past, from(at('2027-01-01', '00:00')))).toBeNull();
  });
});
