import { calendarFrom, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import { fold } from '@sealtrail/event-sourcing';
import type { Calendar } from '@sealtrail/working-days';
import { caseClocks } from '../read/clock-view';
import {
  accept,
  at,
  contextFor,
  officialAct,
  outcome,
  paperMaterial,
  promisedItem,
  recordedEventsAfter,
  requestCorrection,
  submit,
  submitCorrection,
  workingDays,
} from '../testing';
import { viewAfter } from '../testing/views';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import type { ApplicationEvent } from './application-events';
import { effectOf } from './effect';
import { ledgerOf } from './ledger-fold';
import type { LimitsMoved } from './review-events';

// The notice of 2027 is not known: its Fridays and Mondays count as working days that may yet be holidays.
const NOTICED: Calendar = calendarFrom([
  yearImported(2026),
  {
    type: 'CalendarYearNoticed',
    data: {
      calendar: 'cn-national',
      year: 2027,
      document: '国办发明电〔2026〕12号',
      days: [{ date: '2027-01-01', working: false, reason: '元旦' }],
      standing: [],
      noticedAt: at('2027-01-20'),
      occurredOn: '2027-01-20',
    },
  },
]);

const asked = (deadline = 5): readonly ApplicationCommand[] => [
  submit(at('2026-12-28')),
  requestCorrection(['plan'], at('2026-12-29'), { deadline: workingDays(deadline) }),
];
/** 5 from Tuesday 29 December, all weekdays: 30, 31, 1, 4, 5 January; with New Year off the 6th. */
const END = at('2027-01-06', '00:00');
const timer = (instant = END): ApplicationCommand => ({ type: 'RecordCorrectionTimeout', data: { at: instant } });
const recompute: ApplicationCommand = { type: 'RecomputeLimits', data: { changedAt: at('2027-01-20') } };
const confirm = (instant: string): ApplicationCommand => ({ type: 'ConfirmLapse', data: officialAct(instant) });
const terms = (onCorrectionTimeout: ItemTerms['onCorrectionTimeout']): ItemTerms => ({
  ...promisedItem,
  onCorrectionTimeout,
});

const typesOf = (
  past: readonly ApplicationCommand[],
  command: ApplicationCommand,
  { of = promisedItem, calendar }: { of?: ItemTerms; calendar?: Calendar } = {},
) => {
  const facts = outcome(contextFor(of), past, command, contextFor(of, calendar && { calendar }));
  return typeof facts === 'string' ? facts : facts.map(({ type }) => type);
};

describe('a deadline of the applicant that counted a day of a year without notice', () => {
  it.each(['returned', 'withdrawn', 'refused'] as const)(
    'is held back by the timer, once, where it leads to %s',
    (to) => {
      const of = terms(to);
      expect(typesOf(asked(), timer(), { of })).toEqual(['LapseHeldBack']);
      expect(typesOf([...asked(), timer()], timer(), { of })).toEqual([]);
    },
  );

  it('names itself as the limit that a set reported after it, without proof, had missed', () => {
    const told = submitCorrection(at('2027-01-05'), 'plan');
    const set = { ...told, data: { ...told.data, now: at('2027-01-07') } } as ApplicationCommand;
    const past = recordedEventsAfter(contextFor(), ...asked(), timer());
    const own = recordedEventsAfter(contextFor(), ...asked(), timer(), set).slice(past.length);
    expect(effectOf({ before: fold(applicationDecider, past), ownEvents: own })).toEqual({
      kind: 'partly',
      reason: 'countsFromReport',
      limits: [{ clock: 'correction:1', basis: 'statutory' }],
    });
  });

  it('lapses normally if all its days are of years with notice', () => {
    expect(typesOf(asked(2), timer(at('2027-01-01', '00:00')))).toEqual(['ApplicationReturned']);
  });

  it('lapses normally if those days are declared: a declared day no longer moves', () => {
    const declared = ['2027-01-01', '2027-01-04', '2027-01-05'].map((date) => dayDeclared({ date, working: true }));
    const calendar = calendarFrom([yearImported(2026), ...declared]);
    expect(typesOf(asked(), timer(), { calendar })).toEqual(['ApplicationReturned']);
  });

  it('lapses when the notice of the year leaves it passed', () => {
    const then = typesOf([...asked(), timer()], recompute, { calendar: NOTICED });
    expect(then).toEqual(['ApplicationReturned', 'LimitsMoved']);
  });

  it('lapses when the notice leaves it unchanged', () => {
    const calendar: Calendar = {
      ...calendarFrom([yearImported(2026)]),
      version: '9',
      noticedYears: new Set([2026, 2027]),
    };
    expect(typesOf([...asked(), timer()], recompute, { calendar })).toEqual(['ApplicationReturned']);
  });

  it('continues if the notice moves it into the future, even before the case has been recalculated', () => {
    const at7: ApplicationCommand = { type: 'RecomputeLimits', data: { changedAt: at('2027-01-06', '09:00') } };
    expect(typesOf([...asked(), timer()], at7, { calendar: NOTICED })).toEqual(['LimitsMoved']);
    expect(typesOf(asked(), timer(), { calendar: NOTICED })).toEqual([]);
    const late = { ...confirm(at('2027-01-06', '09:00')) };
    expect(typesOf([...asked(), timer()], late, { calendar: NOTICED })).toBe('application.no-lapse-waits');
  });

  it('accepts late submissions of the applicant, until a person closes', () => {
    const past = [...asked(), timer()];
    expect(typesOf(past, submitCorrection(at('2027-01-12'), 'plan'))).toEqual(['CorrectionReceived']);
    expect(typesOf([...past, submitCorrection(at('2027-01-12'), 'plan')], confirm(at('2027-01-13')))).toBe(
      'application.no-lapse-waits',
    );
  });

  it('is closed by a person, who is named in the event', () => {
    const past = [...asked(), timer()];
    const facts = outcome(contextFor(), past, confirm(at('2027-01-12')), contextFor());
    expect(facts).toMatchObject([
      { type: 'ApplicationReturned', data: { department: 'planning', officer: 'li', occurredOn: '2027-01-12' } },
    ]);
    expect(typesOf(past, confirm(at('2027-01-12')), { of: terms('refused') })).toEqual(['CorrectionLapsed']);
    expect(typesOf(asked(), confirm(at('2026-12-30')))).toBe('application.no-lapse-waits');
    const elsewhere: ApplicationCommand = {
      type: 'ConfirmLapse',
      data: { ...officialAct(at('2027-01-12')), department: 'fire' },
    };
    expect(typesOf(past, elsewhere)).toBe('application.other-department');
  });

  it('is held back for deferred materials too (容缺), and no longer once they are submitted', () => {
    const deferral = { materials: ['plan'], term: workingDays(5) };
    const past = [
      submit(at('2026-12-28'), { materials: [paperMaterial('form')] }),
      accept(at('2026-12-29'), { deferral }),
    ];
    const lapse: ApplicationCommand = { type: 'RecordDeferralTimeout', data: { at: END } };
    expect(typesOf(past, lapse)).toEqual(['LapseHeldBack']);
    expect(typesOf([...past, lapse], confirm(at('2027-01-12')))).toEqual(['DeferralLapsed']);
    expect(typesOf([...past, lapse], recompute, { calendar: NOTICED })).toContain('DeferralLapsed');
    const waits = (...more: readonly ApplicationCommand[]) =>
      viewAfter(recordedEventsAfter(contextFor(), ...past, lapse, ...more)).waitsFor.map(({ what }) => what);
    expect(waits()).toEqual(['deferralHeldBack']);
    expect(waits(confirm(at('2027-01-12')))).toEqual(['deferralLapsed']);
  });

  it('is in the list of waiting cases until then', () => {
    const waits = (...more: readonly ApplicationCommand[]) =>
      viewAfter(recordedEventsAfter(contextFor(), ...asked(), timer(), ...more));
    expect(waits()).toMatchObject({
      status: 'correctionPending',
      waiting: true,
      waitsFor: [{ what: 'correctionHeldBack', since: '2027-01-05', consequence: 'returned' }],
    });
    expect(waits(submitCorrection(at('2027-01-12'), 'plan'))).toMatchObject({ waiting: false, waitsFor: [] });
    expect(waits(confirm(at('2027-01-12')))).toMatchObject({ status: 'returned', waiting: false });
  });
});

describe('a deemed acceptance whose first check counted such a day', () => {
  const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2027-01-05', '00:00') } };
  const received = [submit(at('2026-12-28'), { materials: ['form', 'plan'].map((code) => paperMaterial(code)) })];

  it('stands, and is marked as provisional', () => {
    const facts = outcome(contextFor(), received, silence, contextFor());
    expect(facts).toMatchObject([{ type: 'ApplicationAccepted', data: { deemed: true, provisional: true } }]);
    const [known] = outcome(
      contextFor(),
      [submit(at('2026-03-02'))],
      { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } },
      contextFor(),
    ) as readonly ApplicationEvent[];
    expect(known?.data).not.toHaveProperty('provisional');
  });

  it('is reassessed by the notice: the first check gets the missing day', () => {
    const moved = outcome(
      contextFor(),
      [...received, silence],
      recompute,
      contextFor(promisedItem, { calendar: NOTICED }),
    );
    const [{ data } = { data: null }] = moved as readonly LimitsMoved[];
    expect(data?.moves).toContainEqual(
      expect.objectContaining({
        clock: 'firstCheck:1',
        to: expect.objectContaining({ date: '2027-01-05', provisional: false }) as object,
      }),
    );
  });

  it('is shown with a limit that is provisional until the notice is recorded, though the limit stays', () => {
    const ledger = ledgerOf(recordedEventsAfter(contextFor(), ...received, silence));
    const provisional = (calendar: Calendar) =>
      caseClocks(ledger, calendar, at('2027-02-01')).clocks.find(({ id }) => id === 'firstCheck:1')?.statutory?.limit;
    expect(provisional(calendarFrom([yearImported(2026)]))).toMatchObject({ date: '2027-01-04', provisional: true });
    const settled = { ...calendarFrom([yearImported(2026)]), noticedYears: new Set([2026, 2027]) };
    expect(provisional(settled)).toMatchObject({ date: '2027-01-04', provisional: false });
  });
});
