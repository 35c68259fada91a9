import {
  accept,
  at,
  contextFor,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  proof,
  recordedEventsAfter,
  requestCorrection,
  startSuspension,
  submit,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

const received = submit(at('2026-03-02'));
const end = '2026-03-09T16:00:00.000Z';
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: end } };
const notice = (instant: string, change: object = {}) => requestCorrection(['form'], instant, change);
const ledger = (...commands: ApplicationCommand[]) => ledgerOf(recordedEventsAfter(contextFor(), ...commands));
const clocks = (...commands: ApplicationCommand[]) =>
  ledger(...commands).clocks.map(({ id, endedBy, endedAt }) => [id, endedBy, endedAt]);

describe('the ledger of clocks', () => {
  it('has only the first check before acceptance', () => {
    expect(clocks(received)).toEqual([['firstCheck:1', null, null]]);
  });

  it('records a first check that ended in deemed acceptance as missed', () => {
    expect(clocks(received, silence)).toEqual([
      ['firstCheck:1', 'silence', null],
      ['case', null, null],
    ]);
  });

  it('keeps a late notice out of the clocks', () => {
    expect(clocks(received, silence, notice(at('2026-03-10')))).toEqual(clocks(received, silence));
  });

  it('ends the first check with an act in time that was proved later', () => {
    const told = { now: at('2026-03-11'), proofOfService: proof(at('2026-03-06')) };
    expect(clocks(received, silence, accept(at('2026-03-05'), told))).toEqual([
      ['firstCheck:1', 'ApplicationAccepted', at('2026-03-06')],
      ['case', null, null],
    ]);
    expect(clocks(received, silence, notice(at('2026-03-05'), told))).toEqual([
      ['firstCheck:1', 'CorrectionNoticeIssued', at('2026-03-06')],
      ['correction:1', null, null],
    ]);
  });

  it('ends every clock with the decision, and starts the delivery', () => {
    const files = ['form', 'plan'].map(
      (code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const,
    );
    const filed = submit(at('2026-03-02'), { materials: files });
    expect(clocks(filed, accept(at('2026-03-03')), startSuspension(at('2026-03-04')), grant(at('2026-03-05')))).toEqual(
      [
        ['firstCheck:1', 'ApplicationAccepted', at('2026-03-03')],
        ['case', 'DecisionMade', at('2026-03-05')],
        ['suspension:1', 'SuspensionEnded', at('2026-03-05')],
        ['delivery', null, null],
      ],
    );
  });

  it('gives the case to a new handler without touching its branches', () => {
    const assign: ApplicationCommand = {
      type: 'AssignHandler',
      data: {
        at: at('2026-03-03'),
        now: at('2026-03-03'),
        department: 'planning',
        officer: null,
        branch: null,
        official: 'wang',
      },
    };
    const past = recordedEventsAfter(
      contextFor(jointItem),
      received,
      accept(at('2026-03-02', '11:00')),
      giveOpinion('water', at('2026-03-03')),
      assign,
    );
    const after = ledgerOf(past);
    expect(findClock(after, 'case')?.holders.map(({ official }) => official)).toEqual(['li', 'wang']);
    expect(findClock(after, 'branch:fire')?.holders.map(({ official }) => official)).toEqual(['fire-handler']);
    expect(findClock(after, 'branch:water')?.holders).toHaveLength(1);
  });

  it('ends a procedure at its end if reported together with its start, at the report if reported later', () => {
    const now = at('2026-03-20');
    const procedure = (...commands: ApplicationCommand[]) =>
      findClock(ledger(received, accept(at('2026-03-03')), ...commands), 'suspension:1')?.endedAt;
    expect(procedure(startSuspension(at('2026-03-04'), { now, endedAt: at('2026-03-06') }))).toBe(at('2026-03-06'));
    expect(procedure(startSuspension(at('2026-03-04')), endSuspension(at('2026-03-06'), { now }))).toBe(now);
  });

  it('judges a branch from the report, or from the time its proof shows', () => {
    const told = (change: object) =>
      findClock(
        ledgerOf(
          recordedEventsAfter(
            contextFor(jointItem),
            received,
            accept(at('2026-03-02', '11:00')),
            giveOpinion('water', at('2026-03-04'), change),
          ),
        ),
        'branch:water',
      );
    expect(told({ now: at('2026-03-09') })).toMatchObject({
      endedAt: at('2026-03-09'),
      endedOccurredAt: at('2026-03-04'),
    });
    expect(told({ now: at('2026-03-09'), proofOfService: proof(at('2026-03-04', '16:00')) })).toMatchObject({
      endedAt: at('2026-03-04', '16:00'),
    });
  });
});
