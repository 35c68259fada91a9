import { written } from '@sealtrail/event-sourcing';
import { policies } from '@sealtrail/policy/events';
import {
  accept,
  act,
  at,
  document,
  grant,
  jointItem,
  knowing,
  official,
  opine,
  outcome,
  promisedItem,
  proof,
  recordedStory,
  submit,
  suspend,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];

describe('stages (并联审批)', () => {
  it('start the next stage at the last opinion of the one before', () => {
    const past = [...joint, opine('water', at('2026-03-04'))];
    expect(outcome(knowing(jointItem), past, opine('fire', at('2026-03-05')))).toMatchObject([
      { type: 'OpinionGiven', data: { branch: 'fire', department: 'fire', usedDays: 3, withinLimit: true } },
      {
        type: 'StageStarted',
        data: { stage: 'works', occurredAt: at('2026-03-05'), branches: [{ limit: { date: '2026-03-17' } }] },
      },
    ]);
  });

  it('judge a branch by its own limit', () => {
    expect(outcome(knowing(jointItem), joint, opine('water', at('2026-03-06')))).toMatchObject([
      { data: { usedDays: 4, withinLimit: false } },
    ]);
  });

  it('judge an opinion in time but told late by its proof', () => {
    const told = (change: object) => opine('water', at('2026-03-05'), { now: at('2026-03-09'), ...change });
    expect(outcome(knowing(jointItem), joint, told({}))).toMatchObject([{ data: { withinLimit: false, usedDays: 5 } }]);
    expect(
      outcome(knowing(jointItem), joint, told({ proofOfService: proof(at('2026-03-05', '12:00')) })),
    ).toMatchObject([{ data: { withinLimit: true, usedDays: 3, creditedAt: at('2026-03-05', '12:00') } }]);
  });

  it('take an opinion from the department of the branch alone, once its stage runs', () => {
    expect(outcome(knowing(jointItem), joint, opine('water', at('2026-03-04'), { department: 'fire' }))).toBe(
      'application.other-department',
    );
    expect(outcome(knowing(jointItem), joint, opine('build', at('2026-03-04')))).toBe('application.step-not-running');
  });

  it('let a disagreement stand with its reasons, and block the grant, not the neighbours', () => {
    const no = opine('water', at('2026-03-04'), { opinion: 'disagree', reasons: written('flood plain') });
    expect(
      outcome(
        knowing(jointItem),
        joint,
        opine('water', at('2026-03-04'), { opinion: 'disagree', reasons: written(' ') }),
      ),
    ).toBe('application.reasons-missing');
    const past = [...joint, no, opine('fire', at('2026-03-05')), opine('build', at('2026-03-06'))];
    expect(outcome(knowing(jointItem), past, grant(at('2026-03-09')))).toBe('application.disagreement');
    expect(
      outcome(knowing(jointItem), [...past, opine('water', at('2026-03-07'))], grant(at('2026-03-09'))),
    ).toHaveLength(1);
  });

  it('have to be through before a grant', () => {
    const past = [...joint, opine('water', at('2026-03-04')), opine('fire', at('2026-03-05'))];
    expect(outcome(knowing(jointItem), past, grant(at('2026-03-09')))).toBe('application.steps-open');
  });

  it('answer the same opinion again with nothing, and a change of mind after agreeing with a refusal', () => {
    const past = [...joint, opine('water', at('2026-03-04'))];
    expect(outcome(knowing(jointItem), past, opine('water', at('2026-03-05')))).toEqual([]);
    expect(
      outcome(
        knowing(jointItem),
        past,
        opine('water', at('2026-03-05'), { opinion: 'disagree', reasons: written('x') }),
      ),
    ).toBe('application.opinion-given');
  });

  it('end the procedure of their own branch, not those of others', () => {
    const pausing = (branch: string) =>
      suspend(at('2026-03-03'), { branch, department: branch, officer: `${branch}-handler` });
    const past = [...joint, pausing('water'), pausing('fire')];
    expect(outcome(knowing(jointItem), past, opine('water', at('2026-03-09')))).toMatchObject([
      { type: 'SuspensionEnded', data: { suspension: 1 } },
      { type: 'LimitsMoved', data: { moves: [{ clock: 'branch:water', to: { date: '2026-03-11' } }] } },
      { type: 'OpinionGiven', data: { usedDays: 1, withinLimit: true } },
    ]);
  });

  it('keep the order of time within a branch, not between branches', () => {
    const past = [...joint, opine('water', at('2026-03-05'))];
    expect(outcome(knowing(jointItem), past, opine('fire', at('2026-03-04')))).toMatchObject([
      { type: 'OpinionGiven' },
      {},
    ]);
    expect(outcome(knowing(jointItem), past, opine('fire', at('2026-03-02', '10:30')))).toBe(
      'application.before-last-step',
    );
  });
});

describe('extension (延长, 行政许可法 art. 42)', () => {
  const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
  const extend = (instant: string, change: object = {}): ApplicationCommand => ({
    type: 'ExtendApplication',
    data: {
      ...act(instant),
      days: 10,
      approver: 'zhao',
      approverDepartment: null,
      approval: 'onPaper',
      reason: written('complex'),
      document: document(),
      notifiedAt: instant,
      ...change,
    },
  });

  it('moves the statutory limit by a recorded event, and not the promise', () => {
    expect(outcome(knowing(), accepted, extend(at('2026-03-10')))).toMatchObject([
      { type: 'ApplicationExtended', data: { extension: { days: 10, unit: 'workingDay' }, moves: 'statutory' } },
      {
        type: 'LimitsMoved',
        data: {
          cause: 'extension',
          moves: [
            { clock: 'case', basis: 'statutory', from: { date: '2026-03-30' }, to: { date: '2026-04-14', days: 30 } },
          ],
        },
      },
    ]);
  });

  it('moves both where promise and statute are equal', () => {
    const known = knowing({ ...promisedItem, promised: workingDays(20) });
    expect(outcome(known, accepted, extend(at('2026-03-10')))).toMatchObject([
      { data: { moves: 'both' } },
      { data: { moves: [{ basis: 'promised' }, { basis: 'statutory' }] } },
    ]);
  });

  it('moves both where the policy says so', () => {
    const both = { ...policies()[0], extensionMoves: 'both' } as const;
    expect(outcome(knowing(promisedItem, { policies: [both] }), accepted, extend(at('2026-03-10')))).toMatchObject([
      { data: { moves: 'both' } },
      { data: { moves: [{ basis: 'promised' }, { basis: 'statutory' }] } },
    ]);
  });

  describe('of a joint item', () => {
    const mayor = knowing(jointItem, { approver: official('mayor', { posts: ['governmentHead'] }) });

    it('gives the same days to the branches that run and are not late', () => {
      // fire has until 03-09, water until 03-05.
      expect(outcome(mayor, joint, extend(at('2026-03-05')))).toMatchObject([
        { data: { branches: ['fire', 'water'] } },
        {
          data: {
            moves: [
              { clock: 'case', basis: 'statutory' },
              { clock: 'branch:fire', basis: 'promised', to: { date: '2026-03-23' } },
              { clock: 'branch:water', basis: 'promised', to: { date: '2026-03-19' } },
            ],
          },
        },
      ]);
      expect(outcome(mayor, joint, extend(at('2026-03-06')))).toMatchObject([{ data: { branches: ['fire'] } }, {}]);
      expect(outcome(mayor, [...joint, opine('fire', at('2026-03-04'))], extend(at('2026-03-05')))).toMatchObject([
        { data: { branches: ['water'] } },
        {},
      ]);
    });

    it('or to the one that it names, where that runs', () => {
      expect(outcome(mayor, joint, extend(at('2026-03-05'), { branch: 'fire' }))).toMatchObject([
        { data: { branches: ['fire'] } },
        {},
      ]);
      for (const branch of ['build', 'nobody']) {
        expect(outcome(mayor, joint, extend(at('2026-03-05'), { branch }))).toBe('application.step-not-running');
      }
      expect(outcome(mayor, joint, extend(at('2026-03-06'), { branch: 'water' }))).toBe('application.step-not-running');
    });
  });

  it('is capped at 10 working days, 15 for a joint item, or by the item’s own law', () => {
    expect(outcome(knowing(), accepted, extend(at('2026-03-10'), { days: 11 }))).toBe(
      'application.extension-beyond-cap',
    );
    const head = { approver: official('mayor', { posts: ['governmentHead'] }) };
    expect(outcome(knowing(jointItem, head), joint, extend(at('2026-03-10'), { days: 16 }))).toBe(
      'application.extension-beyond-cap',
    );
    expect(outcome(knowing(jointItem, head), joint, extend(at('2026-03-10'), { days: 15 }))).toHaveLength(2);
    const own = knowing({
      ...promisedItem,
      longestExtension: { term: { days: 42, unit: 'calendarDay' }, article: 'art. 3' },
    });
    expect(outcome(own, accepted, extend(at('2026-03-10'), { days: 42 }))).toHaveLength(2);
  });

  it('needs the head of the agency, for a joint item the head of the government', () => {
    expect(outcome(knowing(promisedItem, { approver: official('x') }), accepted, extend(at('2026-03-10')))).toBe(
      'application.no-mandate',
    );
    expect(outcome(knowing(jointItem), joint, extend(at('2026-03-10')))).toBe('application.no-mandate');
  });

  it('happens once, and before the limit ends, the applicant told as well', () => {
    expect(outcome(knowing(), [...accepted, extend(at('2026-03-10'))], extend(at('2026-03-11')))).toBe(
      'application.already-extended',
    );
    expect(outcome(knowing(), accepted, extend(at('2026-03-31')))).toBe('application.extension-too-late');
    expect(
      outcome(knowing(), accepted, extend(at('2026-03-30'), { notifiedAt: at('2026-03-31'), now: at('2026-03-31') })),
    ).toBe('application.extension-too-late');
  });

  it('told of after the limit is kept and moves nothing, unless its service in time is proved', () => {
    const now = at('2026-04-01');
    const kept = [{ type: 'ApplicationExtended', data: { moves: 'none', creditedAt: now } }];
    const toldLate = extend(at('2026-03-27'), { now });
    expect(outcome(knowing(), accepted, toldLate)).toMatchObject(kept);
    expect(outcome(knowing(), accepted, toldLate)).toHaveLength(1);
    expect(
      outcome(knowing(), accepted, extend(at('2026-03-27'), { now, notifiedAt: null, proofOfService: null })),
    ).toMatchObject(kept);
    const served = (instant: string) => extend(at('2026-03-27'), { now, proofOfService: proof(instant) });
    expect(outcome(knowing(), accepted, served(at('2026-03-31')))).toMatchObject([
      { data: { moves: 'none', creditedAt: at('2026-03-31') } },
    ]);
    // Told again with its proof it takes effect: once.
    const proved = served(at('2026-03-30'));
    expect(outcome(knowing(), [...accepted, toldLate], proved)).toMatchObject([
      { data: { moves: 'statutory', creditedAt: at('2026-03-30') } },
      { type: 'LimitsMoved', data: { moves: [{ to: { date: '2026-04-14' } }] } },
    ]);
    expect(outcome(knowing(), [...accepted, proved], proved)).toBe('application.already-extended');
  });

  it('counts from its recording where it is not said when the applicant was told', () => {
    const untold = extend(at('2026-03-10'), { now: at('2026-03-12'), notifiedAt: null });
    expect(outcome(knowing(), accepted, untold)).toMatchObject([
      { data: { notifiedAt: null, creditedAt: at('2026-03-12'), moves: 'statutory' } },
      { type: 'LimitsMoved' },
    ]);
  });

  it('approved, and proved to have been told in time, may be reported after the decision', () => {
    const files = ['form', 'plan'].map(
      (code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const,
    );
    const decided = [
      submit(at('2026-03-02'), { materials: files }),
      accept(at('2026-03-02', '11:00')),
      grant(at('2026-04-02')),
    ];
    const proofOfService = proof(at('2026-03-27'));
    expect(
      outcome(knowing(), decided, extend(at('2026-03-27'), { now: at('2026-04-07'), proofOfService })),
    ).toMatchObject([
      { type: 'ApplicationExtended' },
      { type: 'LimitsMoved', data: { moves: [{ clock: 'case', basis: 'statutory', to: { date: '2026-04-14' } }] } },
      { type: 'ClosingReassessed', data: { before: { withinStatute: false }, after: { withinStatute: true } } },
    ]);
    expect(outcome(knowing(), decided, extend(at('2026-04-03')))).toBe('application.closed');
  });

  it('has nothing to extend where no law sets a limit', () => {
    expect(outcome(knowing({ ...promisedItem, statutory: null }), accepted, extend(at('2026-03-10')))).toBe(
      'application.no-statutory-limit',
    );
  });
});

describe('assignment', () => {
  const assign = (instant: string, change: object = {}): ApplicationCommand => ({
    type: 'AssignHandler',
    data: {
      at: instant,
      now: instant,
      department: 'planning',
      officer: null,
      branch: null,
      official: 'wang',
      ...change,
    },
  });

  it('says who held the clock from when on', () => {
    const past = recordedStory(knowing(), submit(at('2026-03-02')), accept(at('2026-03-03')), assign(at('2026-03-05')));
    expect(findClock(ledgerOf(past), 'case')?.holders).toEqual([
      {
        department: 'planning',
        official: 'li',
        from: at('2026-03-03'),
        datedFrom: at('2026-03-03'),
        chargedFrom: at('2026-03-03'),
      },
      {
        department: 'planning',
        official: 'wang',
        from: at('2026-03-05'),
        datedFrom: at('2026-03-05'),
        chargedFrom: at('2026-03-06', '00:00'),
      },
    ]);
  });

  it('counts from its recording, whatever date it bears', () => {
    const dated = assign(at('2026-03-05'), { now: at('2026-03-12') });
    const past = recordedStory(knowing(), submit(at('2026-03-02')), accept(at('2026-03-03')), dated);
    expect(findClock(ledgerOf(past), 'case')?.holders.at(-1)).toMatchObject({
      from: at('2026-03-12'),
      datedFrom: at('2026-03-05'),
      chargedFrom: at('2026-03-13', '00:00'),
    });
  });

  it('reaches one branch alone', () => {
    const past = recordedStory(
      knowing(jointItem),
      ...joint,
      assign(at('2026-03-03'), { department: 'fire', branch: 'fire' }),
    );
    const ledger = ledgerOf(past);
    expect(findClock(ledger, 'branch:fire')?.holders).toHaveLength(2);
    expect(findClock(ledger, 'branch:water')?.holders).toHaveLength(1);
  });

  it('needs an official of that department, and cannot be dated back behind an earlier one', () => {
    expect(
      outcome(knowing(promisedItem, { assignee: null }), [submit(at('2026-03-02'))], assign(at('2026-03-03'))),
    ).toBe('application.no-mandate');
    expect(outcome(knowing(), [submit(at('2026-03-02'))], assign(at('2026-03-03'), { department: 'fire' }))).toBe(
      'application.other-department',
    );
    const past = [submit(at('2026-03-02')), assign(at('2026-03-05'))];
    expect(outcome(knowing(), past, assign(at('2026-03-04'), { official: 'li' }))).toBe('application.before-last-step');
  });
});
