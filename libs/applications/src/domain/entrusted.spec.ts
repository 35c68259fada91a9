import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  contextFor,
  documentOf,
  eventsAfter,
  grant,
  officialAct,
  outcome,
  promisedItem,
  refuseAcceptance,
  requestCorrection,
  submit,
  submitCorrection,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';

/** 委托受理: the hall may check files it receives until the end of 2026-03-10. */
const terms = {
  ...promisedItem,
  firstCheckBy: [{ department: 'hall', document: '规发〔2026〕1号', from: '2026-01-01', to: '2026-03-10' }],
};
const context = contextFor(terms);
const ofHall = { department: 'hall', officer: 'chen' };
const filed = (on = '2026-03-02', receivedBy: string | null = 'hall') => submit(at(on), { receivedBy });

const caseAfter = (...commands: readonly ApplicationCommand[]) => {
  const state = fold(applicationDecider, eventsAfter(context, ...commands));
  if (state.status === 'unknown') throw new Error('there is no case');
  return state;
};
const holders = (...commands: readonly ApplicationCommand[]) =>
  caseAfter(...commands).ledger.clocks.map(
    ({ id, holders: [...held] }) =>
      `${id} ${held.map(({ department, official }) => `${department}/${official}`).join(' ')}`,
  );
const codeOr = (result: ReturnType<typeof outcome>) =>
  typeof result === 'string' ? result : result.map(({ type }) => type).join();

const assign = (department: string, official: string): ApplicationCommand => ({
  type: 'AssignHandler',
  data: { at: at('2026-03-03'), now: at('2026-03-03'), department, officer: null, branch: null, official },
});
const handOver = (department: string, change: object = {}): ApplicationCommand => ({
  type: 'HandOverFile',
  data: { ...officialAct(at('2026-03-04')), department, document: documentOf(at('2026-03-04')), ...change },
});

describe('an entrusted window (委托受理, 行政许可法 arts. 24, 26)', () => {
  it('holds the first check of files received within its dates; nobody is named until it names an official', () => {
    expect(holders(filed())).toEqual(['firstCheck:1 hall/null']);
    expect(holders(filed('2026-03-11'))).toEqual(['firstCheck:1 planning/li']);
    expect(holders(filed('2026-03-02', null))).toEqual(['firstCheck:1 planning/li']);
    expect(holders(filed('2026-03-02', 'another-hall'))).toEqual(['firstCheck:1 planning/li']);
  });

  it('uses the official named by the receipt, and for a fresh check the previous one or the recipient of the set', () => {
    const received = submit(at('2026-03-02'), { receivedBy: 'hall', officer: 'chen' });
    expect(holders(received)).toEqual(['firstCheck:1 hall/chen']);
    expect(holders(submit(at('2026-03-02'), { officer: 'wang' }))).toEqual(['firstCheck:1 planning/li']);
    const set = (department: string, officer: string): ApplicationCommand => {
      const told = submitCorrection(at('2026-03-04'), 'form');
      return { ...told, data: { ...told.data, department, officer } } as ApplicationCommand;
    };
    const notice = requestCorrection(['form'], at('2026-03-03'), ofHall);
    expect(holders(received, notice, set('hall', 'wu')).at(-1)).toBe('firstCheck:2 hall/chen');
    expect(holders(received, assign('hall', 'wu'), notice, set('hall', 'chen')).at(-1)).toBe('firstCheck:2 hall/wu');
    expect(holders(filed(), notice, set('hall', 'wu')).at(-1)).toBe('firstCheck:2 hall/wu');
    expect(holders(filed(), notice, set('planning', 'li')).at(-1)).toBe('firstCheck:2 hall/null');
  });

  it('performs every act of the first check in the department’s name, and the review belongs to the department', () => {
    for (const command of [
      requestCorrection(['form'], at('2026-03-03'), ofHall),
      accept(at('2026-03-03'), ofHall),
      refuseAcceptance('notRequired', at('2026-03-03'), ofHall),
      { type: 'CorrectOnTheSpot', data: { ...officialAct(at('2026-03-03'), ofHall), what: 'phone' } } as never,
    ]) {
      expect(codeOr(outcome(context, [filed()], command))).not.toContain('application.');
    }
    expect(holders(filed(), accept(at('2026-03-03'), ofHall))).toEqual(['firstCheck:1 hall/null', 'case planning/li']);
  });

  it('leaves the department its authority', () => {
    expect(codeOr(outcome(context, [filed()], accept(at('2026-03-03'))))).toBe('ApplicationAccepted');
  });

  it('may not decide', () => {
    const accepted = [filed(), accept(at('2026-03-03'), ofHall)];
    expect(codeOr(outcome(context, accepted, grant(at('2026-03-04'), ofHall)))).toBe('application.other-department');
  });

  it('that does not hold the check has no authority in it', () => {
    const wrong = 'application.other-department';
    expect(codeOr(outcome(context, [filed('2026-03-02', null)], accept(at('2026-03-03'), ofHall)))).toBe(wrong);
    expect(codeOr(outcome(context, [filed('2026-03-11')], accept(at('2026-03-12'), ofHall)))).toBe(wrong);
    const another = { department: 'another-hall', officer: 'wu' };
    expect(codeOr(outcome(context, [filed()], accept(at('2026-03-03'), another)))).toBe(wrong);
  });

  it('holds a fresh check only if it starts within its dates', () => {
    const asked = [filed(), requestCorrection(['form'], at('2026-03-03'), ofHall)];
    expect(holders(...asked, submitCorrection(at('2026-03-10'), 'form')).at(-1)).toBe('firstCheck:2 hall/null');
    expect(holders(...asked, submitCorrection(at('2026-03-11'), 'form')).at(-1)).toBe('firstCheck:2 planning/li');
  });

  it('names its own officials for its check, and none for the case', () => {
    expect(holders(filed(), assign('hall', 'chen'))).toEqual(['firstCheck:1 hall/null hall/chen']);
    expect(holders(filed(), assign('planning', 'wang'), accept(at('2026-03-04')))).toEqual([
      'firstCheck:1 hall/null',
      'case planning/wang',
    ]);
    const assigned = [filed(), assign('hall', 'chen'), accept(at('2026-03-04'), ofHall)];
    expect(caseAfter(...assigned).handler).toBe('li');
    expect(codeOr(outcome(context, assigned, assign('hall', 'wu')))).toBe('application.other-department');
  });

  describe('hands the file over (移交)', () => {
    it('once, reported by either side, whatever the state of the check', () => {
      for (const department of ['hall', 'planning']) {
        expect(codeOr(outcome(context, [filed()], handOver(department)))).toBe('FileHandedOver');
      }
      expect(outcome(context, [filed(), handOver('hall')], handOver('planning'))).toEqual([]);
      expect(codeOr(outcome(context, [filed(), accept(at('2026-03-03'), ofHall)], handOver('hall')))).toBe(
        'FileHandedOver',
      );
    });

    it('and the first check moves with it, from its recording', () => {
      expect(holders(filed(), handOver('hall'))).toEqual(['firstCheck:1 hall/null planning/li']);
      const asked = requestCorrection(['form'], at('2026-03-03'), ofHall);
      expect(holders(filed(), asked, handOver('hall'), submitCorrection(at('2026-03-05'), 'form')).at(-1)).toBe(
        'firstCheck:2 planning/li',
      );
      const posted = submitCorrection(at('2026-03-03'), 'form');
      const toldLater = { ...posted, data: { ...posted.data, now: at('2026-03-05') } } as ApplicationCommand;
      expect(holders(filed(), asked, handOver('hall'), toldLater).at(-1)).toBe('firstCheck:2 hall/null planning/li');
    });

    it('from its recording whatever its date, even for a set reported after it', () => {
      const asked = requestCorrection(['form'], at('2026-03-03'), ofHall);
      const dated = handOver('hall', { at: at('2026-03-04'), now: at('2026-03-09') });
      const posted = submitCorrection(at('2026-03-05'), 'form');
      const told = { ...posted, data: { ...posted.data, now: at('2026-03-10') } } as ApplicationCommand;
      expect(holders(filed(), asked, dated, told).at(-1)).toBe('firstCheck:2 hall/null planning/li');
      const [, late] = caseAfter(filed(), handOver('hall', { now: at('2026-03-06') })).ledger.clocks[0]?.holders ?? [];
      expect(late).toMatchObject({ from: at('2026-03-06'), datedFrom: at('2026-03-04'), keeps: [] });
    });

    it('and leaves a limit on its last counted day with the window', () => {
      const held = (on: string) =>
        caseAfter(
          filed(),
          handOver('hall', { at: at(on), now: at(on), document: documentOf(at(on)) }),
        ).ledger.clocks[0]?.holders.at(-1)?.keeps;
      // The policy promises two days, the law five: until Wednesday 4 and Monday 9 March.
      expect(held('2026-03-03')).toEqual([]);
      expect(held('2026-03-04')).toEqual([{ clock: 'firstCheck:1', basis: 'promised' }]);
      expect(held('2026-03-09')).toEqual([{ clock: 'firstCheck:1', basis: 'statutory' }]);
    });

    it('not where the department itself holds the check, and not by a third', () => {
      expect(codeOr(outcome(context, [filed('2026-03-02', null)], handOver('planning')))).toBe(
        'application.no-entrusted-window',
      );
      expect(codeOr(outcome(context, [filed()], handOver('another-hall')))).toBe('application.other-department');
    });
  });
});
