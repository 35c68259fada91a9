import type { ApplicationCommand } from '@sealtrail/applications';
import {
  accept,
  at,
  contextFor,
  grant,
  promisedItem,
  proof,
  recordedEventsAfter,
  requestCorrection,
  submit,
  submitCorrectionLate,
  withdraw,
} from '@sealtrail/applications/testing';
import { type RecordedEvent, written } from '@sealtrail/event-sourcing';
import { type SupervisedCaseRow, supervisedCases } from './supervised-cases-view';

type Row = {
  readonly id: (event: RecordedEvent) => string;
  readonly fold: (row: SupervisedCaseRow, event: RecordedEvent) => SupervisedCaseRow;
};

const rowAfter = (events: readonly RecordedEvent[]): SupervisedCaseRow =>
  events.reduce((row, event) => {
    const on = (supervisedCases.on as Record<string, Row | undefined>)[event.type];
    if (on === undefined) return row;
    expect(on.id(event)).toBe('a1');
    return on.fold(row, event);
  }, supervisedCases.initial);

const item = { ...promisedItem, materials: [] };
const told = (...commands: readonly ApplicationCommand[]): readonly RecordedEvent[] =>
  recordedEventsAfter(contextFor(item), submit(at('2026-03-02')), ...commands);
const accepted = accept(at('2026-03-03'));
const granted = grant(at('2026-03-04'));

describe('the cases that a calendar can touch', () => {
  it('are those that are open, from their receipt on', () => {
    expect(rowAfter(told())).toEqual({
      applicationId: 'a1',
      region: '370100',
      calendar: 'cn-national',
      startedOn: '2026-03-02',
      open: true,
      until: '9999-12-31',
      disputedUntil: '',
    });
    expect(rowAfter(told(accepted)).open).toBe(true);
  });

  it('are those granted and not yet delivered (行政许可法 art. 44)', () => {
    expect(rowAfter(told(accepted, granted)).open).toBe(true);
    const proofOfService = proof(at('2026-03-05'));
    const delivered = {
      type: 'DeliverResult',
      data: { at: at('2026-03-05'), now: at('2026-03-05'), department: 'planning', officer: 'li', proofOfService },
    } as const;
    expect(rowAfter(told(accepted, granted, delivered))).toMatchObject({ open: false, until: '2026-03-05' });
  });

  it('are those that a corrected set opened again', () => {
    const asked = requestCorrection(['form'], at('2026-03-04'), { deadline: { days: 2, unit: 'workingDay' } });
    const set = submitCorrectionLate(at('2026-03-06'), at('2026-03-10'), 'form');
    const facts = recordedEventsAfter(contextFor(), submit(at('2026-03-02')), asked, set);
    expect(rowAfter(facts.slice(0, 3)).open).toBe(false);
    expect(rowAfter(facts).open).toBe(true);
  });

  it('are those that are closed, to the day on which that was told: their cards and figures rest on its days', () => {
    const reasons = {
      reasons: written('no'),
      legalBasis: written('art. 38'),
      remedies: {
        reconsideration: { organ: 'City Government', days: 60 },
        litigation: { court: 'District Court', months: 6 },
      },
    };
    const refused = grant(at('2026-03-04'), { outcome: 'refused', ...reasons });
    expect(rowAfter(told(accepted, refused))).toMatchObject({ open: false, until: '2026-03-04' });
    const toldLate = grant(at('2026-03-04'), { outcome: 'refused', ...reasons, now: at('2026-03-20') });
    expect(rowAfter(told(accepted, toldLate)).until).toBe('2026-03-20');
    const withdrawn = withdraw(at('2026-03-03'));
    expect(rowAfter(told(withdrawn))).toMatchObject({ open: false, until: '2026-03-03' });
  });

  it('are those whose closing may not count, to the last card that waits for a person: they would still run', () => {
    const refused = told(accepted, withdraw(at('2026-03-04')));
    const [closing] = refused.slice(-1);
    const scheduled = (duty: string, instant: string) =>
      ({
        ...closing,
        type: 'ChecksScheduled',
        data: { applicationId: 'a1', duties: [{ duty, at: instant }] },
      }) as never;
    const pending = scheduled('case|case|red|unconfirmed', '2026-03-16T16:00:00.000Z');
    expect(rowAfter([...refused, pending]).until).toBe('2026-03-16');
    expect(rowAfter([...refused.slice(0, -1), pending, ...refused.slice(-1)]).until).toBe('2026-03-16');
    const settled = scheduled('case|case|red', '2026-03-16T16:00:00.000Z');
    expect(rowAfter([...refused, settled]).until).toBe('2026-03-04');
  });
});
