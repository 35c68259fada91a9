import { policies } from '@sealtrail/policy/events';
import {
  accept,
  at,
  contextFor,
  extend,
  giveOpinion,
  grant,
  jointItem,
  official,
  outcome,
  promisedItem,
  proof,
  submit,
  workingDays,
} from '../testing';

const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];

describe('extension (延长, 行政许可法 art. 42)', () => {
  const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];

  it('moves the statutory limit by a recorded event, and not the promised limit', () => {
    expect(outcome(contextFor(), accepted, extend(at('2026-03-10')))).toMatchObject([
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

  it('moves both where promised and statutory limit are equal', () => {
    const context = contextFor({ ...promisedItem, promised: workingDays(20) });
    expect(outcome(context, accepted, extend(at('2026-03-10')))).toMatchObject([
      { data: { moves: 'both' } },
      { data: { moves: [{ basis: 'promised' }, { basis: 'statutory' }] } },
    ]);
  });

  it('moves both where the policy says so', () => {
    const both = { ...policies()[0], extensionMoves: 'both' } as const;
    expect(outcome(contextFor(promisedItem, { policies: [both] }), accepted, extend(at('2026-03-10')))).toMatchObject([
      { data: { moves: 'both' } },
      { data: { moves: [{ basis: 'promised' }, { basis: 'statutory' }] } },
    ]);
  });

  describe('of a joint item', () => {
    const mayor = contextFor(jointItem, { approver: official('mayor', { posts: ['governmentHead'] }) });

    it('gives the same days to running branches that are not late', () => {
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
      expect(outcome(mayor, [...joint, giveOpinion('fire', at('2026-03-04'))], extend(at('2026-03-05')))).toMatchObject(
        [{ data: { branches: ['water'] } }, {}],
      );
    });

    it('or to the branch it names, if that is running', () => {
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
    expect(outcome(contextFor(), accepted, extend(at('2026-03-10'), { days: 11 }))).toBe(
      'application.extension-beyond-cap',
    );
    const head = { approver: official('mayor', { posts: ['governmentHead'] }) };
    expect(outcome(contextFor(jointItem, head), joint, extend(at('2026-03-10'), { days: 16 }))).toBe(
      'application.extension-beyond-cap',
    );
    expect(outcome(contextFor(jointItem, head), joint, extend(at('2026-03-10'), { days: 15 }))).toHaveLength(2);
    const own = contextFor({
      ...promisedItem,
      longestExtension: { term: { days: 42, unit: 'calendarDay' }, article: 'art. 3' },
    });
    expect(outcome(own, accepted, extend(at('2026-03-10'), { days: 42 }))).toHaveLength(2);
  });

  it('needs the head of the agency, for a joint item the head of the government', () => {
    expect(outcome(contextFor(promisedItem, { approver: official('x') }), accepted, extend(at('2026-03-10')))).toBe(
      'application.no-mandate',
    );
    expect(outcome(contextFor(jointItem), joint, extend(at('2026-03-10')))).toBe('application.no-mandate');
  });

  it('happens once, before the limit ends, including the notice to the applicant', () => {
    expect(outcome(contextFor(), [...accepted, extend(at('2026-03-10'))], extend(at('2026-03-11')))).toBe(
      'application.already-extended',
    );
    expect(outcome(contextFor(), accepted, extend(at('2026-03-31')))).toBe('application.extension-too-late');
    expect(
      outcome(
        contextFor(),
        accepted,
        extend(at('2026-03-30'), { notifiedAt: at('2026-03-31'), now: at('2026-03-31') }),
      ),
    ).toBe('application.extension-too-late');
  });

  it('reported after the limit is recorded and moves nothing, unless its service in time is proved', () => {
    const now = at('2026-04-01');
    const kept = [{ type: 'ApplicationExtended', data: { moves: 'none', creditedAt: now } }];
    const toldLate = extend(at('2026-03-27'), { now });
    expect(outcome(contextFor(), accepted, toldLate)).toMatchObject(kept);
    expect(outcome(contextFor(), accepted, toldLate)).toHaveLength(1);
    expect(
      outcome(contextFor(), accepted, extend(at('2026-03-27'), { now, notifiedAt: null, proofOfService: null })),
    ).toMatchObject(kept);
    const served = (instant: string) => extend(at('2026-03-27'), { now, proofOfService: proof(instant) });
    expect(outcome(contextFor(), accepted, served(at('2026-03-31')))).toMatchObject([
      { data: { moves: 'none', creditedAt: at('2026-03-31') } },
    ]);
    // Reported again with its proof it takes effect, once.
    const proved = served(at('2026-03-30'));
    expect(outcome(contextFor(), [...accepted, toldLate], proved)).toMatchObject([
      { data: { moves: 'statutory', creditedAt: at('2026-03-30') } },
      { type: 'LimitsMoved', data: { moves: [{ to: { date: '2026-04-14' } }] } },
    ]);
    expect(outcome(contextFor(), [...accepted, proved], proved)).toBe('application.already-extended');
  });

  it('counts from its recording if the time of the notice to the applicant is not given', () => {
    const untold = extend(at('2026-03-10'), { now: at('2026-03-12'), notifiedAt: null });
    expect(outcome(contextFor(), accepted, untold)).toMatchObject([
      { data: { notifiedAt: null, creditedAt: at('2026-03-12'), moves: 'statutory' } },
      { type: 'LimitsMoved' },
    ]);
  });

  it('approved, and proved to have been notified in time, may be reported after the decision', () => {
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
      outcome(contextFor(), decided, extend(at('2026-03-27'), { now: at('2026-04-07'), proofOfService })),
    ).toMatchObject([
      { type: 'ApplicationExtended' },
      { type: 'LimitsMoved', data: { moves: [{ clock: 'case', basis: 'statutory', to: { date: '2026-04-14' } }] } },
      { type: 'ClosingReassessed', data: { before: { withinStatute: false }, after: { withinStatute: true } } },
    ]);
    expect(outcome(contextFor(), decided, extend(at('2026-04-03')))).toBe('application.closed');
  });

  it('has no effect where no law sets a limit', () => {
    expect(outcome(contextFor({ ...promisedItem, statutory: null }), accepted, extend(at('2026-03-10')))).toBe(
      'application.no-statutory-limit',
    );
  });
});
