import { written } from '@sealtrail/event-sourcing';
import { policies, rulesOfProfile } from '@sealtrail/policy/events';
import { caseClocks } from '../read/clock-view';
import {
  accept,
  actTimes,
  at,
  contextFor,
  document,
  endSuspension,
  eventsAfter,
  grant,
  official,
  officialAct,
  outcome,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuseAcceptance,
  remedies,
  startSuspension,
  submit,
  withdraw,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

const files = ['form', 'plan'].map((code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const);
// Promised 10 working days from Monday 2 March: Monday 16 March. By law 20: Monday 30 March.
const past = [submit(at('2026-03-02'), { materials: files }), accept(at('2026-03-02', '11:00'))];
const granted = [...past, grant(at('2026-03-09'))];
const reasoned = {
  outcome: 'refused',
  reasons: written('no plan'),
  legalBasis: written('城市市容管理条例 11'),
  remedies,
};

describe('decision (决定, 行政许可法 art. 38)', () => {
  it('closes the case with the days used and the results against both limits', () => {
    expect(outcome(contextFor(), past, grant(at('2026-03-09')))).toMatchObject([
      {
        type: 'DecisionMade',
        data: {
          outcome: 'granted',
          delivery: { date: '2026-03-23' },
          closing: {
            usedDays: 5,
            promised: { days: 10 },
            statutory: { days: 20 },
            withinPromise: true,
            withinStatute: true,
          },
        },
      },
    ]);
  });

  it('uses time until its recording where, without a statutory limit and without proof, it would avoid a red card of the policy', () => {
    // Five working days after the promise, from 16 March, end on 23 March.
    const context = contextFor({ ...promisedItem, statutory: null });
    const usedDays = (change: object) =>
      (outcome(context, past, grant(at('2026-03-18'), change)) as readonly { data: object }[])[0]?.data;
    const used = (days: number) => ({ closing: { usedDays: days, withinPromise: false, withinStatute: null } });
    const proofOfService = proof(at('2026-03-18'));
    expect(usedDays({ now: at('2026-03-23') })).toMatchObject(used(12));
    expect(usedDays({ now: at('2026-03-24') })).toMatchObject(used(16));
    expect(usedDays({ now: at('2026-03-24'), proofOfService })).toMatchObject(used(12));
    const told = grant(at('2026-03-18'), { now: at('2026-03-24') });
    const ledger = ledgerOf(recordedEventsAfter(context, ...past, told));
    expect(caseClocks(ledger, context.calendar, at('2026-04-01')).clocks.find(({ id }) => id === 'case')).toMatchObject(
      {
        promised: { usedDays: 16 },
      },
    );
  });

  it.each([
    // The yellow card is due a working day after the promised limit of 16 March, the red one two after the statutory limit of 30 March.
    ['2026-03-17', '2026-03-17', 11],
    ['2026-03-17', '2026-03-18', 12],
    ['2026-03-18', '2026-03-20', 12],
    ['2026-04-01', '2026-04-01', 22],
    ['2026-04-01', '2026-04-02', 23],
    ['2026-04-02', '2026-04-03', 23],
  ])(
    'of %s that is reported on %s under a policy with days of grace has used %s days: no card is avoided without proof',
    (date, told, days) => {
      const [shipped] = policies();
      const { yellow, red } = shipped.rules.case;
      const graces = { yellow: { ...yellow, graceDays: 1 }, red: { ...red, graceDays: 2 } };
      const rules = { ...shipped.rules, case: { ...shipped.rules.case, ...graces } };
      const context = contextFor(promisedItem, { policies: [{ ...shipped, rules }] });
      const filed = [submit(at('2026-03-02'), { materials: files }), accept(at('2026-03-02', '11:00'))];
      expect(outcome(context, filed, grant(at(date), { now: at(told, '18:00') }))).toMatchObject([
        { data: { closing: { usedDays: days } } },
      ]);
    },
  );

  it.each([
    // By `elapsed` the yellow card is due on Friday 13 March at 11:00; in Yulin at the end of that day.
    ['elapsed', '2026-03-13', at('2026-03-13', '10:59'), 9],
    ['elapsed', '2026-03-13', at('2026-03-16', '09:00'), 10],
    ['yulin', '2026-03-12', at('2026-03-13', '23:00'), 8],
    ['yulin', '2026-03-12', at('2026-03-16', '09:00'), 10],
  ])('under %s, of %s and reported at %s, has used %4$s days: it avoids no card', (name, date, now, days) => {
    const [shipped] = policies();
    const clock = { countMode: 'elapsed', offHours: 'legalInstant', hours: [] } as const;
    const rules = name === 'elapsed' ? { clock } : rulesOfProfile('yulin');
    const context = contextFor(promisedItem, { policies: [{ ...shipped, ...rules }] });
    const filed = [submit(at('2026-03-02'), { materials: files }), accept(at('2026-03-02', '11:00'))];
    expect(outcome(context, filed, grant(at(date), { now }))).toMatchObject([
      { data: { closing: { usedDays: days, withinPromise: true } } },
    ]);
  });

  it('uses time until its recording if it claims, without proof, to precede the limit that excludes the days of an unnoticed procedure', () => {
    // Three days of it, 4 to 6 March: the statutory limit ends on 30 March, or on 2 April if these days are excluded.
    const untold = startSuspension(at('2026-03-03'), { notice: null, expected: null });
    const late = (change: object) =>
      outcome(contextFor(), [...past, untold, endSuspension(at('2026-03-06'))], grant(at('2026-04-02'), change));
    const used = (days: number) => [{ data: { closing: { usedDays: days, withinStatute: false } } }];
    expect(late({ now: at('2026-04-02', '18:00') })).toMatchObject(used(23));
    expect(late({ now: at('2026-04-03') })).toMatchObject(used(24));
    expect(late({ now: at('2026-04-03'), proofOfService: proof(at('2026-04-02')) })).toMatchObject(used(23));
  });

  it.each([
    ['2026-03-16', '23:59', true, true, 10],
    // 24:00 of the 16th itself is in time (民法典 art. 203): no further day is used.
    ['2026-03-17', '00:00', true, true, 10],
    ['2026-03-17', '09:00', false, true, 11],
    ['2026-03-31', '09:00', false, false, 21],
  ])('on %s %s keeps promised limit: %s, statutory limit: %s', (date, time, withinPromise, withinStatute, usedDays) => {
    expect(outcome(contextFor(), past, grant(at(date, time)))).toMatchObject([
      { data: { closing: { withinPromise, withinStatute, usedDays } } },
    ]);
  });

  it('in time but reported late counts from the time its proof shows', () => {
    const late = (change: object) => grant(at('2026-03-16'), { now: at('2026-03-18'), ...change });
    expect(outcome(contextFor(), past, late({}))).toMatchObject([
      { data: { closing: { withinPromise: false, usedDays: 12, creditedAt: at('2026-03-18') } } },
    ]);
    expect(outcome(contextFor(), past, late({ proofOfService: proof(at('2026-03-16', '15:00')) }))).toMatchObject([
      { data: { closing: { withinPromise: true, usedDays: 10, creditedAt: at('2026-03-16', '15:00') } } },
    ]);
    expect(outcome(contextFor(), past, late({ proofOfService: proof(at('2026-03-17', '15:00')) }))).toMatchObject([
      { data: { closing: { withinPromise: false } } },
    ]);
  });

  it('to refuse is void without reasons, legal basis and remedies', () => {
    const refusing = (change: object) =>
      outcome(contextFor(), past, grant(at('2026-03-09'), { ...reasoned, ...change }));
    expect(refusing({})).toMatchObject([{ data: { outcome: 'refused', delivery: null } }]);
    expect(refusing({ reasons: null })).toBe('application.reasons-missing');
    expect(refusing({ legalBasis: written('  ') })).toBe('application.legal-basis-missing');
    expect(refusing({ remedies: null })).toBe('application.remedies-missing');
  });

  it('to grant needs every required material, deferred or not (容缺)', () => {
    const filed = submit(at('2026-03-02'), { materials: files.slice(0, 1) });
    const deferring = accept(at('2026-03-02', '11:00'), { deferral: { materials: ['plan'], term: workingDays(5) } });
    expect(outcome(contextFor(), [filed, deferring], grant(at('2026-03-09')))).toBe('application.materials-missing');
    const brought: ApplicationCommand = {
      type: 'AddMaterial',
      data: {
        ...actTimes(at('2026-03-05')),
        department: null,
        officer: null,
        material: { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
      },
    };
    expect(outcome(contextFor(), [filed, deferring, brought], grant(at('2026-03-09')))).toHaveLength(1);
    const lapse: ApplicationCommand = { type: 'RecordDeferralTimeout', data: { at: '2026-03-09T16:00:00.000Z' } };
    expect(outcome(contextFor(), [filed, deferring], lapse)).toMatchObject([
      { type: 'DeferralLapsed', data: { materials: ['plan'], consequence: 'withdrawn' } },
    ]);
    expect(outcome(contextFor(), [filed, deferring, lapse], lapse)).toEqual([]);
    expect(outcome(contextFor(), [filed, deferring, brought], lapse)).toEqual([]);
  });

  it('needs a deciding post and a mandate that covers that day', () => {
    const by = (officer: ReturnType<typeof official>) =>
      outcome(contextFor(), past, grant(at('2026-03-09')), { officer });
    expect(by(official('li', { posts: ['officer'] }))).toBe('application.no-mandate');
    expect(by(official('li', { mandates: [{ from: '2026-03-10', to: null, items: null }] }))).toBe(
      'application.no-mandate',
    );
    expect(by(official('li', { mandates: [{ from: '2024-01-01', to: null, items: ['i2'] }] }))).toBe(
      'application.no-mandate',
    );
    expect(by(official('li', { posts: ['chiefRepresentative'] }))).toHaveLength(1);
  });

  it('is made once, after acceptance, and not before the last step', () => {
    expect(outcome(contextFor(), past.slice(0, 1), grant(at('2026-03-03')))).toBe('application.not-accepted');
    expect(outcome(contextFor(), past, grant(at('2026-03-02', '10:30')))).toBe('application.before-last-step');
    expect(outcome(contextFor(), granted, grant(at('2026-03-10')))).toBe('application.closed');
  });
});

describe('after the grant', () => {
  const certificate = (certificateNumber: string): ApplicationCommand => ({
    type: 'IssueCertificate',
    data: {
      ...officialAct(at('2026-03-10')),
      certificateNumber,
      certificateType: '11100000000013338W011',
      issuer: '11430000006122244L',
      serial: '20230000403',
      validFrom: '2026-03-10',
      validTo: null,
    },
  });
  const deliver = (instant: string, change: object = {}): ApplicationCommand => ({
    type: 'DeliverResult',
    data: { ...officialAct(instant), proofOfService: proof(instant), ...change },
  });

  it('the certificate gets its identifier with the check character (GB/T 36904-2018)', () => {
    expect(outcome(contextFor(), granted, certificate('N1'))).toMatchObject([
      {
        type: 'CertificateIssued',
        data: { certificateId: '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U' },
      },
    ]);
    expect(outcome(contextFor(), [...granted, certificate('N1')], certificate('N1'))).toEqual([]);
    expect(outcome(contextFor(), [...granted, certificate('N1')], certificate('N2'))).toBe(
      'application.certificate-issued',
    );
    expect(outcome(contextFor(), past, certificate('N1'))).toBe('application.not-granted');
  });

  it('the result is delivered within ten working days of the decision (行政许可法 art. 44)', () => {
    expect(outcome(contextFor(), granted, deliver(at('2026-03-23')))).toMatchObject([
      { type: 'ResultDelivered', data: { withinLimit: true } },
    ]);
    expect(outcome(contextFor(), granted, deliver(at('2026-03-24')))).toMatchObject([{ data: { withinLimit: false } }]);
    expect(outcome(contextFor(), [...granted, deliver(at('2026-03-20'))], deliver(at('2026-03-23')))).toBe(
      'application.delivered',
    );
    expect(outcome(contextFor(), past, deliver(at('2026-03-10')))).toBe('application.not-granted');
  });
});

describe('other ends', () => {
  it('withdrawal and termination close the case at any earlier point', () => {
    expect(outcome(contextFor(), past, withdraw(at('2026-03-04')))).toMatchObject([
      { type: 'ApplicationWithdrawn', data: { lapsed: false } },
    ]);
    expect(outcome(contextFor(), [...past, withdraw(at('2026-03-04'))], grant(at('2026-03-05')))).toBe(
      'application.closed',
    );
    const terminate: ApplicationCommand = {
      type: 'TerminateApplication',
      data: {
        approval: 'onPaper',
        ...officialAct(at('2026-03-04')),
        reason: written('object gone'),
        legalBasis: written('art. 1'),
        document: document(),
        ground: null,
        remedies: null,
      },
    };
    expect(outcome(contextFor(), past, terminate)).toMatchObject([{ type: 'ApplicationTerminated' }]);
    expect(outcome(contextFor(), past, terminate, { officer: official('li', { posts: ['officer'] }) })).toBe(
      'application.no-mandate',
    );
  });

  it('a withdrawal reported late counts from the report', () => {
    expect(outcome(contextFor(), past, withdraw(at('2026-03-13'), { now: at('2026-03-20') }))).toMatchObject([
      { data: { closing: { creditedAt: at('2026-03-20'), withinPromise: false } } },
    ]);
  });

  it('an instant item (即办件) is closed on the spot with no days used', () => {
    const context = contextFor({ ...promisedItem, class: 'instant', promised: workingDays(0) });
    expect(outcome(context, past, grant(at('2026-03-02', '11:05')))).toMatchObject([
      { data: { closing: { usedDays: 0, withinPromise: true } } },
    ]);
    expect(outcome(context, past, grant(at('2026-03-03')))).toMatchObject([
      { data: { closing: { withinPromise: false } } },
    ]);
  });
});

describe('an end at exactly 24:00 (民法典 art. 203)', () => {
  const free = contextFor({ ...promisedItem, materials: [] });
  const midnight = at('2026-04-01', '00:00');
  const accepted = [submit(at('2026-03-18')), accept(at('2026-03-18', '11:00'))];
  const last = (...commands: readonly ApplicationCommand[]) => eventsAfter(free, ...commands).at(-1)?.data;

  it('belongs to the day and the month that end then, and what it starts to the next day', () => {
    expect(last(...accepted, grant(midnight))).toMatchObject({
      occurredOn: '2026-03-31',
      delivery: { date: '2026-04-16' },
      closing: { usedDays: 9 },
    });
    const ledger = ledgerOf(recordedEventsAfter(free, ...accepted, grant(midnight)));
    expect(findClock(ledger, 'delivery')).toMatchObject({ startedOn: '2026-04-01' });
    expect(last(...accepted, withdraw(midnight))).toMatchObject({ occurredOn: '2026-03-31' });
    expect(last(submit(at('2026-03-26')), refuseAcceptance('falseMaterial', midnight))).toMatchObject({
      occurredOn: '2026-03-31',
    });
  });

  it('belongs to no day before its case began', () => {
    expect(last(submit(midnight), accept(midnight), grant(midnight))).toMatchObject({ occurredOn: '2026-04-01' });
  });
});
