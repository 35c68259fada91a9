import { fold } from '@sealtrail/event-sourcing';
import { policies } from '@sealtrail/policy/events';
import {
  accept,
  at,
  contextFor,
  giveOpinion,
  grant,
  jointItem,
  outcome,
  paperMaterial,
  promisedItem,
  proof,
  recordedEventsAfter,
  requestCorrection,
  startSuspension,
  submit,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import type { Teller } from './case-fact';
import { effectOf } from './effect';

// Promised 10 working days from Monday 2 March: Monday 16 March.
const filed = submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) });
const accepted = [filed, accept(at('2026-03-02', '11:00'))];
const own: Teller = { role: 'officer', department: 'planning' };
const hall: Teller = { role: 'window', department: 'hall' };
const portal: Teller = { role: 'applicantPortal', department: null };
const ownPortal: Teller = { role: 'applicantPortal', department: 'planning' };

/** Granted and served on Monday 16 March, and reported later. */
const granted = (now: string, toldBy: Teller | null) =>
  grant(at('2026-03-16'), { now, proofOfService: proof(at('2026-03-16'), { toldBy }) });
const fact = (command: ApplicationCommand, past = accepted, context = contextFor()) => {
  const events = outcome(context, past, command);
  return typeof events === 'string' ? events : events.findLast(({ type }) => type !== 'ProofPutToReview')?.data;
};
const decided = (weight: string, creditedAt: string) => ({
  proofOfService: { weight },
  closing: { creditedAt, withinPromise: creditedAt === at('2026-03-16') },
});

describe('a proof of the respondent unit itself (自证)', () => {
  it('is conclusive within ten working days of the service', () => {
    // 17-20 = 4, 23-27 = 9, 30 = 10.
    const inTime = at('2026-03-31', '00:00'); // 24:00 of the tenth day (民法典 art. 203)
    expect(fact(granted(inTime, own))).toMatchObject(decided('own', at('2026-03-16')));
    const late = at('2026-03-31', '00:01');
    expect(fact(granted(late, own))).toMatchObject(decided('waits', late));
  });

  it('belongs to a department of the case, or to the window that received the file; all others are others’', () => {
    const now = at('2026-04-20');
    const past = [
      { ...filed, data: { ...filed.data, receivedBy: 'hall' } } as ApplicationCommand,
      ...accepted.slice(1),
    ];
    expect(fact(granted(now, hall), past)).toMatchObject({ proofOfService: { weight: 'waits' } });
    expect(fact(granted(now, null))).toMatchObject({ proofOfService: { weight: 'waits' } });
    // A unit with a portal of its own could prove everything by it.
    expect(fact(granted(now, ownPortal))).toMatchObject(decided('waits', now));
    for (const toldBy of [
      portal,
      hall,
      { role: 'integrator', department: null },
      { role: 'integrator', department: 'post' },
    ]) {
      expect(fact(granted(now, toldBy))).toMatchObject(decided('others', at('2026-03-16')));
    }
    // A branch of the case proves nothing for another branch either.
    const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
    const water = { role: 'officer', department: 'water' };
    const opinion = giveOpinion('fire', at('2026-03-05'), {
      now,
      proofOfService: proof(at('2026-03-05'), { toldBy: water }),
    });
    expect(fact(opinion, joint, contextFor(jointItem))).toMatchObject({
      proofOfService: { weight: 'waits' },
      creditedAt: now,
    });
  });

  it('waits immediately under the policy `lateProof: confirm`, unless reported on the day of the service', () => {
    const [policy] = policies();
    const context = contextFor(promisedItem, { policies: [{ ...policy, lateProof: 'confirm' }] as never });
    expect(fact(granted(at('2026-03-17'), own), accepted, context)).toMatchObject(decided('waits', at('2026-03-17')));
    expect(fact(granted(at('2026-03-16', '20:00'), own), accepted, context)).toMatchObject({
      proofOfService: { weight: 'own' },
    });
  });

  it('is weighed by the policy in force at the report', () => {
    const [first] = policies();
    const later = { ...first, version: '2', inForceFrom: at('2026-03-17', '00:00'), lateProof: 'confirm' } as const;
    const context = contextFor(promisedItem, { policies: [first, later] });
    // Served on the day before it came into force, reported on the first day.
    expect(fact(granted(at('2026-03-17'), own), accepted, context)).toMatchObject(decided('waits', at('2026-03-17')));
  });

  it('is weighed from the service, and counts from the act if it shows that too', () => {
    const shown = (now: string) =>
      grant(at('2026-03-16'), {
        now,
        proofOfService: proof(at('2026-03-18'), { mode: 'systemLog', actAt: at('2026-03-16'), toldBy: own }),
      });
    // 19-20 = 2, 23-27 = 7, 30 March-1 April = 10.
    expect(fact(shown(at('2026-04-01')))).toMatchObject(decided('own', at('2026-03-16')));
    expect(fact(shown(at('2026-04-02')))).toMatchObject(decided('waits', at('2026-04-02')));
    const served = grant(at('2026-03-16'), {
      now: at('2026-04-01'),
      proofOfService: proof(at('2026-03-18'), { toldBy: own }),
    });
    expect(fact(served)).toMatchObject(decided('own', at('2026-03-18')));
  });

  it('that waits moves no limit, and undoes no deemed acceptance; the answer says why', () => {
    const told = { now: at('2026-03-24'), proofOfService: proof(at('2026-03-04'), { toldBy: own }) };
    const effect = (past: readonly ApplicationCommand[], command: ApplicationCommand) => {
      const before = recordedEventsAfter(contextFor(), ...past);
      const ownFacts = recordedEventsAfter(contextFor(), ...past, command).slice(before.length);
      return effectOf({ before: fold(applicationDecider, before), ownEvents: ownFacts });
    };
    const waits = { kind: 'recordedOnly', reason: 'ownProofWaits' };
    const pause = startSuspension(at('2026-03-04'), { ...told, endedAt: at('2026-03-10') });
    expect(effect(accepted, pause)).toMatchObject(waits);
    expect(outcome(contextFor(), accepted, pause)).toMatchObject([
      { type: 'SuspensionStarted', data: { proofOfService: { weight: 'waits' }, pausesFromDate: '2026-03-23' } },
      { type: 'SuspensionEnded' },
      { type: 'ProofPutToReview', data: { act: 'suspension', number: 1, ends: [] } },
    ]);
    const notice = requestCorrection(['form'], at('2026-03-04'), told);
    expect(effect([submit(at('2026-03-02'))], notice)).toMatchObject(waits);
    expect(fact(notice, [submit(at('2026-03-02'))])).toMatchObject({
      stopsCheck: false,
      late: true,
      proofOfService: { weight: 'waits' },
    });
  });
});
