import type { ItemTerms } from '@sealtrail/catalog/events';
import { fold, type JsonObject } from '@sealtrail/event-sourcing';
import { policies } from '@sealtrail/policy/events';
import type { Limit } from '@sealtrail/working-days';
import { rescheduledLimits } from '../react/rescheduled-limits';
import {
  accept,
  at,
  contextFor,
  eventsAfter,
  grant,
  officialAct,
  paperMaterial,
  promisedItem,
  proof,
  recordedEventsAfter,
  requestCorrection,
  submit,
  submitCorrection,
  workingDays,
} from '../testing';
import { viewAfter } from '../testing/views';
import { answeredLimits } from './answered-limits';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';

const filed = submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) });
const dateIn = (limit: JsonObject | null): string => (limit as Limit | null)?.date ?? 'none';
const limits = (terms: ItemTerms, ...commands: readonly ApplicationCommand[]) =>
  answeredLimits(fold(applicationDecider, eventsAfter(contextFor(terms), ...commands))).map(
    ({ clock, promised, statutory }) => `${clock} ${dateIn(promised)} ${dateIn(statutory)}`,
  );

describe('a promise of the policy’s own', () => {
  it('applies to the first check from its start: two working days', () => {
    expect(limits(promisedItem, filed)).toEqual(['firstCheck:1 2026-03-04 2026-03-09']);
  });

  it('applies to each further first check', () => {
    const asked = [
      submit(at('2026-03-02')),
      requestCorrection(['form'], at('2026-03-03')),
      submitCorrection(at('2026-03-10'), 'form'),
    ];
    expect(limits(promisedItem, ...asked).at(-1)).toBe('firstCheck:2 2026-03-12 2026-03-17');
  });

  it('is at most the limit of the first check, in whatever unit that counts', () => {
    expect(limits({ ...promisedItem, firstCheck: workingDays(1) }, filed)).toEqual([
      'firstCheck:1 2026-03-03 2026-03-03',
    ]);
    // Received on Friday 03-06: two calendar days end on a Sunday, so on Monday 03-09; two working days on 03-10.
    const calendarDays = { ...promisedItem, firstCheck: { days: 2, unit: 'calendarDay' } } as const;
    expect(limits(calendarDays, submit(at('2026-03-06')))).toEqual(['firstCheck:1 2026-03-09 2026-03-09']);
  });

  it('applies to the delivery of a grant from its decision: three working days', () => {
    const granted = [filed, accept(at('2026-03-02', '11:00')), grant(at('2026-03-10'))];
    expect(limits(promisedItem, ...granted).at(-1)).toBe('delivery 2026-03-13 2026-03-24');
  });

  it("counts working days, whatever the item's unit, from the local day of the start", () => {
    const granted = [filed, accept(at('2026-03-02', '11:00')), grant(at('2026-03-12'))];
    // Thursday 12 March: Friday, Monday, Tuesday.
    expect(limits(promisedItem, ...granted).at(-1)).toBe('delivery 2026-03-17 2026-03-26');
    // 00:30 in Shanghai is the previous day in UTC.
    expect(limits(promisedItem, submit(at('2026-03-03', '00:30')))).toEqual(['firstCheck:1 2026-03-05 2026-03-10']);
  });

  it('names the version of the policy that was in force when the clock started', () => {
    const [first] = policies();
    const later = {
      ...first,
      version: '2',
      inForceFrom: at('2026-03-03'),
      rules: { ...first.rules, firstCheck: { ...first.rules.firstCheck, yellow: { promiseDays: 1 } } },
    };
    const context = contextFor(promisedItem, { policies: [first, later] });
    const state = fold(
      applicationDecider,
      eventsAfter(
        context,
        submit(at('2026-03-02')),
        requestCorrection(['form'], at('2026-03-03')),
        submitCorrection(at('2026-03-10'), 'form'),
      ),
    );
    if (state.status === 'unknown') throw new Error('there is no case');
    expect(state.ledger.clocks.filter(({ kind }) => kind === 'firstCheck')).toMatchObject([
      { policy: { id: 'default-cn-1', version: '1' }, promised: { date: '2026-03-04' } },
      { policy: { id: 'default-cn-1', version: '2' }, promised: { date: '2026-03-11' } },
    ]);
  });

  it('moves with the calendar, without moving other limits', () => {
    const limit = { days: 2, unit: 'workingDay', date: '2026-03-05', at: at('2026-03-06', '00:00') } as never;
    const move = { clock: 'firstCheck:1', basis: 'promised', from: null, to: limit } as const;
    expect(rescheduledLimits([move], 'firstCheck')).toEqual([]);
    const past = recordedEventsAfter(contextFor(promisedItem), filed);
    const [receipt] = past;
    if (receipt?.type !== 'ApplicationSubmitted') throw new Error('no receipt');
    const moved = {
      ...receipt,
      type: 'LimitsMoved',
      revision: 1n,
      data: { ...receipt.data, cause: 'calendar', moves: [move] },
    } as never;
    expect(viewAfter([...past, moved]).firstCheck).toEqual(viewAfter(past).firstCheck);
  });

  it('does not decide timeliness: the statutory limit does', () => {
    const granted = [filed, accept(at('2026-03-02', '11:00')), grant(at('2026-03-10'))];
    const delivered: ApplicationCommand = {
      type: 'DeliverResult',
      data: { ...officialAct(at('2026-03-20')), proofOfService: proof(at('2026-03-20')) },
    };
    expect(eventsAfter(contextFor(), ...granted, delivered).at(-1)).toMatchObject({
      type: 'ResultDelivered',
      data: { withinLimit: true },
    });
  });
});
