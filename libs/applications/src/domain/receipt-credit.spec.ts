import {
  accept,
  actTimes,
  at,
  contextFor,
  outcome,
  promisedItem,
  proof,
  recordedEventsAfter,
  submit,
  withdraw,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import type { Teller } from './case-fact';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';
import type { ConfirmReceipt, SubmitApplication } from './receipt-commands';

// Monday 2 March 2026; the first check has 5 working days.
const portal: Teller = { role: 'applicantPortal', department: null };
const stranger: Teller = { role: 'integrator', department: 'water' };
const own: Teller = { role: 'officer', department: 'planning' };
const now = at('2026-03-23');

const file = (instant: string, change: Partial<SubmitApplication['data']> = {}): SubmitApplication =>
  submit(instant, { now, toldBy: portal, filedBy: 'portal', ...change });
const countsFrom = (command: ApplicationCommand, context = contextFor()) => {
  const [fact] = outcome(context, [], command);
  return typeof fact === 'string' || fact?.type !== 'ApplicationSubmitted' ? fact : fact.data.countsFrom.at;
};
const confirm = (instant: string, change: Partial<ConfirmReceipt['data']> = {}): ApplicationCommand => ({
  type: 'ConfirmReceipt',
  data: { ...actTimes(instant), department: 'planning', officer: null, source: null, ...change },
});

describe('a receipt', () => {
  it('reported by the department’s own key, or its entrusted window’s, counts as reported', () => {
    const early = at('2025-11-20');
    expect(countsFrom(file(early, { toldBy: own }))).toBe(early);
    const hall = { role: 'window', department: 'hall' };
    const entrusted = { department: 'hall', document: '市监发〔2026〕3号', from: '2025-01-01', to: null };
    expect(countsFrom(file(early, { toldBy: hall }))).toBe(now);
    expect(countsFrom(file(early, { toldBy: hall }), contextFor({ ...promisedItem, firstCheckBy: [entrusted] }))).toBe(
      early,
    );
    // The window was not entrusted yet on the day of the receipt.
    const later = contextFor({ ...promisedItem, firstCheckBy: [{ ...entrusted, from: '2026-01-01' }] });
    expect(countsFrom(file(early, { toldBy: hall }), later)).toBe(now);
  });

  it('reported by another key goes back to the previous working day; earlier, it counts from its recording', () => {
    for (const toldBy of [
      portal,
      stranger,
      { role: 'window', department: 'hall' },
      { role: 'applicantPortal', department: 'planning' },
    ]) {
      expect(countsFrom(file(at('2026-03-20', '00:00'), { toldBy }))).toBe(at('2026-03-20', '00:00'));
      expect(countsFrom(file(at('2026-03-19', '23:59'), { toldBy }))).toBe(now);
    }
    expect(outcome(contextFor(), [], file(at('2025-11-20')))).toMatchObject([
      {
        data: {
          occurredAt: at('2025-11-20'),
          countsFrom: { at: now, on: '2026-03-23' },
          firstCheck: { date: '2026-03-30' },
        },
      },
    ]);
  });

  it('reported in the middle of a week goes back one day, and after a holiday to the last working day before it', () => {
    const wednesday = at('2026-03-25');
    expect(countsFrom(file(at('2026-03-24', '00:00'), { now: wednesday }))).toBe(at('2026-03-24', '00:00'));
    expect(countsFrom(file(at('2026-03-23', '23:59'), { now: wednesday }))).toBe(wednesday);
    // 清明: Saturday 4 April to Monday 6 April.
    const tuesday = at('2026-04-07');
    expect(countsFrom(file(at('2026-04-03', '00:00'), { now: tuesday }))).toBe(at('2026-04-03', '00:00'));
    expect(countsFrom(file(at('2026-04-02', '23:59'), { now: tuesday }))).toBe(tuesday);
  });

  it('counts from the time an electronic receipt shows; another paper waits for the department’s confirmation', () => {
    const early = at('2026-03-04');
    const shown = (mode: 'electronicReceipt' | 'window', served: string) =>
      countsFrom(file(early, { proofOfService: proof(served, { mode }) }));
    expect(shown('electronicReceipt', early)).toBe(early);
    expect(shown('electronicReceipt', at('2026-03-05'))).toBe(at('2026-03-05'));
    expect(shown('window', early)).toBe(now);
    expect(outcome(contextFor(), [], file(early, { proofOfService: proof(at('2026-03-03')) }))).toBe(
      'application.before-its-act',
    );
  });

  it('does not count from an electronic receipt reported by a key without source: its number could be invented', () => {
    const early = at('2026-03-04');
    const proofOfService = proof(early, { mode: 'electronicReceipt' });
    for (const toldBy of [stranger, { role: 'integrator', department: null }, { role: 'window', department: 'hall' }]) {
      const [fact] = outcome(contextFor(), [], file(early, { toldBy, filedBy: null, proofOfService }));
      expect(fact).toMatchObject({ data: { occurredAt: early, countsFrom: { at: now }, proofOfService } });
    }
  });

  it('bounds papers and steps by its reported time, and limits by its counted time', () => {
    const filed = file(at('2026-03-02'));
    const accepted = accept(at('2026-03-03'), { now: at('2026-03-23', '11:00') });
    expect(outcome(contextFor(), [filed], accepted)).toMatchObject([{ type: 'ApplicationAccepted' }]);
    expect(outcome(contextFor(), [filed], accept(at('2026-02-27'), { now }))).toBe('application.before-receipt');
    const silent = recordedEventsAfter(contextFor(), filed, {
      type: 'RecordSilence',
      data: { at: at('2026-03-31', '00:00') },
    });
    expect(silent.at(-1)).toMatchObject({ data: { deemed: true, occurredOn: '2026-03-23', receivedOn: '2026-03-02' } });
    expect(findClock(ledgerOf(silent), 'case')?.promised?.date).toBe('2026-04-07');
  });
});

describe('a receipt that counts from its recording', () => {
  const filed = file(at('2026-03-16'));

  it('counts from its actual time once the department confirms it, or an electronic receipt shows it', () => {
    const moved = {
      type: 'ReceiptConfirmed',
      data: { countsFrom: { at: at('2026-03-16') }, firstCheck: { date: '2026-03-23' } },
    };
    expect(outcome(contextFor(), [filed], confirm(at('2026-03-23', '12:00')))).toMatchObject([moved]);
    const shown = proof(at('2026-03-17'), { mode: 'electronicReceipt', toldBy: portal });
    const byPortal = { toldBy: portal, department: null, source: 'portal' };
    expect(outcome(contextFor(), [filed], confirm(now, { ...byPortal, proofOfService: shown }))).toMatchObject([
      { data: { countsFrom: { at: at('2026-03-17') }, firstCheck: { date: '2026-03-24' } } },
    ]);
    for (const proofOfService of [null, proof(at('2026-03-17'), { mode: 'window' })]) {
      expect(outcome(contextFor(), [filed], confirm(now, { ...byPortal, proofOfService }))).toBe(
        'application.receipt-not-shown',
      );
    }
  });

  it('is shown only by an electronic receipt of the source that filed it', () => {
    const proofOfService = proof(at('2026-03-17'), { mode: 'electronicReceipt' });
    const told = (source: string | null, filedBy: string | null) =>
      outcome(
        contextFor(),
        [file(at('2026-03-16'), { filedBy })],
        confirm(now, { toldBy: stranger, department: null, source, proofOfService }),
      );
    for (const [source, filedBy] of [
      ['rival', 'portal'],
      [null, 'portal'],
      ['portal', null],
      [null, null],
    ] as const) {
      expect(told(source, filedBy)).toBe('application.receipt-not-shown');
    }
    expect(told('portal', 'portal')).toMatchObject([{ type: 'ReceiptConfirmed' }]);
  });

  it('is confirmed once; if it counts as reported there is nothing to confirm', () => {
    expect(outcome(contextFor(), [filed, confirm(now)], confirm(now))).toEqual([]);
    expect(outcome(contextFor(), [submit(at('2026-03-02'))], confirm(at('2026-03-03')))).toEqual([]);
  });

  it('confirmed after its first check has ended is deemed accepted immediately', () => {
    const past = recordedEventsAfter(contextFor(), filed, confirm(at('2026-03-25')));
    expect(past.map(({ type }) => type)).toEqual(['ApplicationSubmitted', 'ReceiptConfirmed', 'ApplicationAccepted']);
    expect(findClock(ledgerOf(past), 'firstCheck:1')).toMatchObject({
      startedOn: '2026-03-16',
      statutory: { date: '2026-03-23' },
      endedBy: 'silence',
    });
    expect(findClock(ledgerOf(past), 'case')).toMatchObject({
      startedOn: '2026-03-16',
      promised: { date: '2026-03-30' },
    });
  });

  it('confirmed after a deemed acceptance moves the acceptance with it', () => {
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-31', '00:00') } };
    const past = recordedEventsAfter(contextFor(), filed, silence, confirm(at('2026-04-01')));
    expect(past.slice(2)).toMatchObject([
      { type: 'ReceiptConfirmed' },
      {
        type: 'ApplicationAccepted',
        data: { deemed: true, replacesDeemed: true, undoes: { on: '2026-03-23' }, occurredOn: '2026-03-16' },
      },
    ]);
    const ledger = ledgerOf(past);
    expect(findClock(ledger, 'firstCheck:1')).toMatchObject({ statutory: { date: '2026-03-23' }, endedBy: 'silence' });
    expect(findClock(ledger, 'case')?.promised?.date).toBe('2026-03-30');
  });

  it('cannot be confirmed once the case is closed', () => {
    const withdrawn = withdraw(at('2026-03-24'));
    expect(outcome(contextFor(), [filed, withdrawn], confirm(at('2026-03-25')))).toBe('application.closed');
  });
});
