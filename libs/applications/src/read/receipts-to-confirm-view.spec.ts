import type { ItemTerms } from '@sealtrail/catalog/events';
import type { ApplicationCommand } from '../domain/application-commands';
import {
  accept,
  actTimes,
  at,
  contextFor,
  grant,
  promisedItem,
  proof,
  recordedEventsAfter,
  requestCorrection,
  submit,
  submitCorrection,
} from '../testing';
import { type ReceiptToConfirm, receiptsToConfirm } from './receipts-to-confirm-view';

const now = at('2026-03-16');
const portal = { role: 'applicantPortal', department: null };
/** Reported a fortnight later by the portal: it counts from its recording. */
const filed = submit(at('2026-03-02'), { now, toldBy: portal, filedBy: 'portal', receivedBy: 'hall' });
const confirmed = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'ConfirmReceipt',
  data: { ...actTimes(instant), department: 'planning', officer: null, source: null, ...change },
});

/** The row of a case after a scenario; `null`: none. */
const rowAfter = (...commands: readonly ApplicationCommand[]): ReceiptToConfirm | null =>
  rowOf({ ...promisedItem, materials: [] }, ...commands);

function rowOf(terms: ItemTerms, ...commands: readonly ApplicationCommand[]): ReceiptToConfirm | null {
  let row: ReceiptToConfirm | null = null;
  for (const event of recordedEventsAfter(contextFor(terms), ...commands)) {
    const found = receiptsToConfirm.on[event.type];
    if (found === undefined) continue;
    const ids = [found.id(event as never)].flat();
    for (const id of ids) row = found.fold(row ?? receiptsToConfirm.initial, event as never, id);
  }
  return row;
}

describe('a receipt to confirm', () => {
  it('is one that was reported late, and counts from its recording', () => {
    expect(rowAfter(filed)).toMatchObject({
      standing: 'waiting',
      department: 'planning',
      departments: ['planning', 'hall'],
      filedBy: 'portal',
      receivedAt: at('2026-03-02'),
      countsFrom: now,
      toldAt: now,
      endedAt: null,
    });
  });

  it('is none that counts as reported, whatever happens to its case', () => {
    const own = submit(at('2026-03-02'), { now });
    expect(rowAfter(own)).toBeNull();
    expect(rowAfter(own, accept(at('2026-03-17')), grant(at('2026-03-18')))).toBeNull();
  });

  it('stops waiting once the department confirms it', () => {
    expect(rowAfter(filed, confirmed(at('2026-03-17')))).toMatchObject({
      standing: 'confirmed',
      countsFrom: at('2026-03-02'),
      endedAt: at('2026-03-17'),
    });
  });

  it('keeps waiting if an electronic receipt shows only part of it', () => {
    const proofOfService = proof(at('2026-03-10'), { mode: 'electronicReceipt' });
    const shown = { proofOfService, toldBy: portal, source: 'portal', department: null };
    expect(rowAfter(filed, confirmed(at('2026-03-17'), shown))).toMatchObject({
      standing: 'waiting',
      countsFrom: at('2026-03-10'),
    });
  });

  it('ends with its case, or when a corrected set has replaced it', () => {
    const closed = rowAfter(filed, accept(at('2026-03-17')), grant(at('2026-03-18')));
    expect(closed).toMatchObject({ standing: 'past', countsFrom: now, endedAt: at('2026-03-18') });
    const answered = [filed, requestCorrection(['form'], at('2026-03-17')), submitCorrection(at('2026-03-18'), 'form')];
    const corrected = rowOf(promisedItem, ...answered);
    expect(corrected).toMatchObject({ standing: 'past' });
  });

  it('stays confirmed when its case ends', () => {
    const ended = rowAfter(filed, confirmed(at('2026-03-17')), accept(at('2026-03-17')), grant(at('2026-03-18')));
    expect(ended).toMatchObject({ standing: 'confirmed', endedAt: at('2026-03-17') });
  });
});
