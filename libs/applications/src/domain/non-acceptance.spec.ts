import { decide, fold, written } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  contextFor,
  eventsAfter,
  outcome,
  promisedItem,
  proof,
  refuseAcceptance,
  remedies,
  requestCorrection,
  submit,
  submitCorrection,
} from '../testing';
import { applicationDecider } from './application-decider';

const wrong = (...codes: readonly string[]) => ({
  stillWrong: codes.map((code) => ({ code, reason: written('not signed by the owner') })),
});

const received = submit(at('2026-03-02')); // Monday; the first check ends on Monday 9 March

describe('non-acceptance (不予受理, 行政许可法 arts. 32, 78)', () => {
  it('closes the case with reason, remedies and document, excluded from the on-time figures', () => {
    expect(outcome(contextFor(), [received], refuseAcceptance('notRequired', at('2026-03-03')))).toMatchObject([
      {
        type: 'ApplicationNotAccepted',
        data: { ground: 'notRequired', remedies, closing: { withinPromise: null, usedDays: null } },
      },
    ]);
    expect(
      outcome(contextFor(), [received, refuseAcceptance('notRequired', at('2026-03-03'))], accept(at('2026-03-04'))),
    ).toBe('application.closed');
  });

  it('names the right department where the agency is not competent (art. 32(2))', () => {
    expect(outcome(contextFor(), [received], refuseAcceptance('notCompetent', at('2026-03-03')))).toBe(
      'application.right-department-missing',
    );
    expect(
      outcome(
        contextFor(),
        [received],
        refuseAcceptance('notCompetent', at('2026-03-03'), { rightDepartment: 'fire' }),
      ),
    ).toHaveLength(1);
  });

  it('requires its ground to exist', () => {
    expect(
      outcome(contextFor(), [received], refuseAcceptance('correctedSetWrong', at('2026-03-03'), wrong('form'))),
    ).toBe('application.ground-missing');
    expect(outcome(contextFor(), [received], refuseAcceptance('onTheSpot', at('2026-03-03')))).toBe(
      'application.ground-not-offered',
    );
    expect(outcome(contextFor(), [received], refuseAcceptance('incomplete', at('2026-03-03')))).toBe(
      'application.ground-not-offered',
    );
    expect(
      outcome(contextFor(), [received], refuseAcceptance('falseMaterial', at('2026-03-03'), { reason: written(' ') })),
    ).toBe('application.reasons-missing');
    const realEstate = contextFor({ ...promisedItem, refusableOnTheSpot: true, onIncomplete: 'return' });
    expect(outcome(realEstate, [received], refuseAcceptance('onTheSpot', at('2026-03-03')))).toHaveLength(1);
    expect(outcome(realEstate, [received], refuseAcceptance('incomplete', at('2026-03-03')))).toHaveLength(1);
    const corrected = [
      received,
      requestCorrection(['form'], at('2026-03-03')),
      submitCorrection(at('2026-03-04'), 'form'),
    ];
    const refused = refuseAcceptance('correctedSetWrong', at('2026-03-05'), wrong('form'));
    expect(outcome(contextFor(), corrected, refused)).toHaveLength(1);
  });

  describe('of a corrected set that is still defective (补正后仍不符)', () => {
    const corrected = [
      received,
      requestCorrection(['form', 'plan'], at('2026-03-03')),
      submitCorrection(at('2026-03-04'), 'form', 'plan'),
    ];
    const refusing = (change: object) => refuseAcceptance('correctedSetWrong', at('2026-03-05'), change);

    it('names each material and its defect', () => {
      expect(outcome(contextFor(), corrected, refusing(wrong('form', 'plan')))).toMatchObject([
        { type: 'ApplicationNotAccepted', data: wrong('form', 'plan') },
      ]);
      expect(outcome(contextFor(), corrected, refusing({}))).toBe('application.wrong-materials-missing');
    });

    it('reports every invalid field at once', () => {
      const stillWrong = [...wrong('form').stillWrong, { code: 'off-the-list', reason: written('\u200b') }];
      const told = refusing({ stillWrong, reason: written(' ') });
      const state = fold(applicationDecider, eventsAfter(contextFor(), ...corrected));
      expect(() => decide(applicationDecider, told, state, contextFor())).toThrow(
        expect.objectContaining({
          errors: [
            expect.objectContaining({ pointer: '/reason', code: 'application.reasons-missing' }),
            expect.objectContaining({ pointer: '/stillWrong/1/code', code: 'application.material-not-listed' }),
            expect.objectContaining({ pointer: '/stillWrong/1/reason', code: 'application.reasons-missing' }),
          ],
        }),
      );
    });

    it('cannot object to what no notice had named: everything is listed at once (一次告知)', () => {
      expect(outcome(contextFor(), corrected, refusing(wrong('form', 'photo')))).toBe('application.ground-missing');
    });
  });

  it('reported after a deemed acceptance is stored, and needs its proof to undo that', () => {
    const told = { now: at('2026-03-12') };
    expect(outcome(contextFor(), [received], refuseAcceptance('notRequired', at('2026-03-04'), told))).toMatchObject([
      { type: 'ApplicationAccepted', data: { deemed: true } },
      { type: 'LateReportRecorded', data: { what: 'nonAcceptance', proofOfService: null } },
    ]);
    const proved = { ...told, proofOfService: proof(at('2026-03-04')) };
    expect(outcome(contextFor(), [received], refuseAcceptance('notRequired', at('2026-03-04'), proved))).toMatchObject([
      { type: 'ApplicationAccepted' },
      { type: 'ApplicationNotAccepted', data: { replacesDeemed: true } },
    ]);
    expect(outcome(contextFor(), [received], refuseAcceptance('notRequired', at('2026-03-10')))).toBe(
      'application.already-accepted',
    );
  });

  it('is refused once the case has been accepted', () => {
    expect(
      outcome(contextFor(), [received, accept(at('2026-03-03'))], refuseAcceptance('notRequired', at('2026-03-04'))),
    ).toBe('application.already-accepted');
  });
});
