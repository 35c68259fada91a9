import { declaredCalendar } from '@sealtrail/calendar/testing';
import { written } from '@sealtrail/event-sourcing';
import {
  actTimes,
  at,
  contextFor,
  eventsAfter,
  jointItem,
  material,
  official,
  outcome,
  promisedItem,
  submit,
  workingDays,
} from '../testing';

describe('receipt (收件)', () => {
  it('starts the first check of five working days, over the National Day holiday (行政许可法 art. 32(4))', () => {
    expect(outcome(contextFor(), [], submit(at('2025-09-26')))).toMatchObject([
      {
        type: 'ApplicationSubmitted',
        data: {
          occurredOn: '2025-09-26',
          receivedBy: 'planning',
          holder: { department: 'planning', official: 'li' },
          firstCheck: { days: 5, date: '2025-10-10', at: '2025-10-10T16:00:00.000Z' },
        },
      },
    ]);
  });

  it('uses the shorter first check of the item', () => {
    const context = contextFor({ ...promisedItem, firstCheck: workingDays(2) });
    expect(outcome(context, [], submit(at('2026-03-02')))).toMatchObject([
      { data: { firstCheck: { date: '2026-03-04' } } },
    ]);
  });

  it('counts the day of receipt in the zone of the jurisdiction', () => {
    const context = contextFor(promisedItem, { calendar: declaredCalendar('nl', 'Europe/Amsterdam') });
    expect(outcome(context, [], submit('2026-03-02T23:30:00.000Z'))).toMatchObject([
      { data: { occurredOn: '2026-03-03' } },
    ]);
  });

  it('freezes the version of the item', () => {
    expect(outcome(contextFor(jointItem), [], submit(at('2026-03-02')))).toMatchObject([
      { data: { itemVersion: 1, terms: jointItem } },
    ]);
  });

  it('refuses an item that is not on the list, a channel it does not offer, and a duplicate filing', () => {
    expect(outcome(contextFor(promisedItem, { item: null }), [], submit(at('2026-03-02')))).toBe(
      'application.item-not-listed',
    );
    expect(outcome(contextFor(), [], submit(at('2026-03-02'), { channel: 'fax' }))).toBe(
      'application.channel-not-offered',
    );
    expect(outcome(contextFor(), [submit(at('2026-03-02'))], submit(at('2026-03-02')))).toBe(
      'application.external-no-taken',
    );
  });

  it('accepts only materials of the item’s list, in the ways the list allows (行政许可法 art. 31)', () => {
    const terms = { ...promisedItem, materials: [material('form'), material('licence', { certificateType: 'T1' })] };
    const filing = (code: string, satisfiedBy: 'reuse' | 'certificateCall' | 'deferred' | 'uploaded') =>
      outcome(
        contextFor(terms),
        [],
        submit(at('2026-03-02'), { materials: [{ code, satisfiedBy, file: null, reference: null }] }),
      );
    expect(filing('diary', 'uploaded')).toBe('application.material-invalid');
    expect(filing('form', 'reuse')).toBe('application.material-invalid');
    expect(filing('form', 'certificateCall')).toBe('application.material-invalid');
    expect(filing('form', 'deferred')).toBe('application.material-invalid');
    expect(filing('licence', 'certificateCall')).toHaveLength(1);
  });

  it('requires a mandate of the official it names', () => {
    expect(outcome(contextFor(), [], submit(at('2026-03-02'), { officer: 'ghost' }), { officer: null })).toBe(
      'application.no-mandate',
    );
    const past = official('li', { mandates: [{ from: '2024-01-01', to: '2026-03-01', items: null }] });
    expect(outcome(contextFor(), [], submit(at('2026-03-02'), { officer: 'li' }), { officer: past })).toBe(
      'application.no-mandate',
    );
  });

  it('requires a mandate of the official named as receiving an act of the applicant', () => {
    const taken = { ...actTimes(at('2026-03-03')), department: 'planning', officer: 'ghost' };
    const photo = { code: 'photo', satisfiedBy: 'paper', file: null, reference: null } as const;
    const acts = [
      { type: 'RecordVisit', data: { ...taken, purpose: null } },
      { type: 'AddMaterial', data: { ...taken, material: photo } },
      { type: 'WithdrawApplication', data: { ...taken, reason: written('changed his mind'), document: null } },
      { type: 'AssignHandler', data: { ...taken, branch: null, official: 'wang' } },
    ] as const;
    for (const command of acts) {
      expect(outcome(contextFor(), [submit(at('2026-03-02'))], command, { officer: null })).toBe(
        'application.no-mandate',
      );
    }
  });

  it('counts visits one by one, also after the case is closed', () => {
    const visit = {
      type: 'RecordVisit',
      data: { at: at('2026-03-03'), now: at('2026-03-03'), department: null, officer: null, purpose: null },
    } as const;
    expect(outcome(contextFor(), [submit(at('2026-03-02')), visit], visit)).toMatchObject([
      { type: 'VisitRecorded', data: { visit: 2 } },
    ]);
  });

  it('stores nothing of the applicant but an id and a commitment', () => {
    const [filed] = eventsAfter(contextFor(), submit(at('2026-03-02')));
    expect(filed).toMatchObject({ data: { applicant: { subjectId: 's1', commitment: 'c1' }, agent: null } });
  });
});
