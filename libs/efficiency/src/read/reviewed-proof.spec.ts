import {
  accept,
  addProof,
  at,
  contextFor,
  eventsAfter,
  grant,
  officialAct,
  ownProof,
  paperMaterial,
  proof,
  requestCorrection,
  reviewProof,
  submit,
  withdraw,
} from '@sealtrail/applications/testing';
import { type CountedEvent, eventCounts } from './event-counts';
import { type Figures, NO_FIGURES } from './figures';
import { add } from './tally';

/** The figures of all months that facts of a case add up to. */
const figuresOf = (
  ...commands: Parameters<typeof eventsAfter> extends [unknown, ...infer Rest] ? Rest : never
): Figures =>
  (eventsAfter(contextFor(), ...commands) as readonly CountedEvent[])
    .flatMap(({ type, data }) => (type in eventCounts ? eventCounts[type](data as never) : []))
    .reduce((sum, { figures: more }) => add(sum, more), NO_FIGURES);

const own = (day: string) => ({
  now: at('2026-04-20'),
  proofOfService: ownProof(at(day)),
});
const filed = submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) });
const accepted = [filed, accept(at('2026-03-02', '11:00'))];
const WORD = reviewProof(at('2026-04-22'));

describe('figures after the word of a reviewer', () => {
  it('say of a delivery what its proof shows, and count it once', () => {
    const held = [
      ...accepted,
      grant(at('2026-03-12')),
      { type: 'DeliverResult' as const, data: { ...officialAct(at('2026-03-13')), ...own('2026-03-13') } },
    ];
    expect(figuresOf(...held).delivered).toEqual({ all: 1, inTime: { kept: 0, of: 1 } });
    expect(figuresOf(...held, WORD).delivered).toEqual({ all: 1, inTime: { kept: 1, of: 1 } });
    const dropped = reviewProof(at('2026-04-22'), { word: 'dropped' });
    expect(figuresOf(...held, dropped)).toEqual(figuresOf(...held));
  });

  it('are those of a decision that had been told in time', () => {
    const passes = (instant: string) => ({ type: 'RecordLimitPassing' as const, data: { at: instant } });
    const held = [...accepted, passes(at('2026-03-17', '00:00')), grant(at('2026-03-12'), own('2026-03-12'))];
    const prompt = [...accepted, grant(at('2026-03-12'))];
    expect(figuresOf(...held)).not.toEqual(figuresOf(...prompt));
    // Zeros stand where something was counted and taken back.
    const ofShares = ({ promise, statute, due }: Figures) => ({ promise, statute, due });
    expect(ofShares(figuresOf(...held, WORD))).toEqual(ofShares(figuresOf(...prompt)));
  });

  it('know no acceptance by silence of a case that had been given up before', () => {
    const silence = { type: 'RecordSilence' as const, data: { at: at('2026-03-10', '00:00') } };
    const given = (change: object) => withdraw(at('2026-03-04'), { now: at('2026-04-20'), ...change });
    const ofCase = ({ accepted: taken, deemed, firstChecks, closed }: Figures) => ({
      taken,
      deemed,
      firstChecks,
      closed,
    });
    const none = { taken: 0, deemed: 0, closed: { withdrawn: 1 } };
    const byOthers = given({ proofOfService: proof(at('2026-03-04')) });
    const prompt = ofCase(figuresOf(filed, silence, byOthers));
    expect(prompt).toMatchObject(none);
    expect(figuresOf(filed, silence, given({}))).toMatchObject({ accepted: 1, deemed: 1 });
    const later = addProof(at('2026-03-04'), at('2026-04-22'), { act: 2 });
    expect(ofCase(figuresOf(filed, silence, given({}), later))).toEqual(prompt);
    expect(ofCase(figuresOf(filed, silence, given(own('2026-03-04')), WORD))).toEqual(prompt);
  });

  it('count a notice once', () => {
    const held = [
      submit(at('2026-03-02'), { materials: [paperMaterial('form')] }),
      { type: 'RecordSilence' as const, data: { at: at('2026-03-10', '00:00') } },
      requestCorrection(['plan'], at('2026-03-05'), own('2026-03-05')),
    ];
    expect(figuresOf(...held)).toMatchObject({ corrections: { notices: 1 }, deemed: 1 });
    expect(figuresOf(...held, WORD)).toMatchObject({ corrections: { notices: 1 }, deemed: 0, accepted: 0 });
  });
});
