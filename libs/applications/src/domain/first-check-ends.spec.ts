import {
  accept,
  at,
  contextFor,
  eventsAfter,
  outcome,
  proof,
  refuseAcceptance,
  requestCorrection,
  submit,
  submitCorrection,
} from '../testing';
import type { ApplicationCommand } from './application-commands';

const received = submit(at('2026-03-02'));
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } };
const last = (...commands: readonly ApplicationCommand[]) => eventsAfter(contextFor(), received, ...commands).at(-1);
const li = { department: 'planning', official: 'li' };

describe('the end of a first check, as reports count it', () => {
  it('is recorded by the act that ends it, on its day', () => {
    const check = { on: '2026-03-04', holder: li, kept: true };
    expect(last(accept(at('2026-03-04')))).toMatchObject({ data: { check } });
    expect(last(requestCorrection(['plan'], at('2026-03-04')))).toMatchObject({ data: { check } });
    expect(last(refuseAcceptance('falseMaterial', at('2026-03-04')))).toMatchObject({ data: { check } });
  });

  it('is recorded once: after a notice there is a fresh check, or none', () => {
    const told = requestCorrection(['plan'], at('2026-03-03'));
    expect(last(told, requestCorrection(['form'], at('2026-03-04')))?.data).not.toHaveProperty('check');
    expect(last(told, refuseAcceptance('falseMaterial', at('2026-03-04')))?.data).not.toHaveProperty('check');
    const fresh = last(told, submitCorrection(at('2026-03-05'), 'plan'), accept(at('2026-03-06')));
    expect(fresh).toMatchObject({ data: { check: { on: '2026-03-06', kept: true } } });
  });

  it('by deemed acceptance is recorded on its last day, and undone by the proof of an act in time', () => {
    expect(last(silence)).toMatchObject({
      data: { deemed: true, check: { on: '2026-03-09', holder: li, kept: false } },
    });
    const proved = { now: at('2026-03-12'), proofOfService: proof(at('2026-03-05')) };
    const facts = outcome(contextFor(), [received, silence], accept(at('2026-03-05'), proved));
    expect(facts[0]).toMatchObject({
      data: { check: { on: '2026-03-05', kept: true }, undoes: { check: { on: '2026-03-09', kept: false } } },
    });
  });
});
