import { decide, fold, Rejection, written } from '@sealtrail/event-sourcing';
import {
  accept,
  actTimes,
  addProof,
  at,
  contextFor,
  document,
  endSuspension,
  eventsAfter,
  giveOpinion,
  grant,
  jointItem,
  official,
  officialAct,
  paperMaterial,
  promisedItem,
  proof,
  refuseAcceptance,
  startSuspension,
  submit,
} from '../testing';
import type { ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';

const received = submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) });
const accepted = [received, accept(at('2026-03-02', '11:00'))];
const granted = [...accepted, grant(at('2026-03-04'))];

const command = <Type extends ApplicationCommand['type']>(
  type: Type,
  data: Extract<ApplicationCommand, { type: Type }>['data'],
) => ({ type, data }) as unknown as ApplicationCommand;

const visit = (instant: string) =>
  command('RecordVisit', { ...actTimes(instant, at('2026-03-10')), department: null, officer: null, purpose: null });

const certify = (instant: string, validFrom: string, validTo: string | null) =>
  command('IssueCertificate', {
    ...officialAct(instant),
    certificateNumber: 'C-1',
    certificateType: '11100000000013338W011',
    issuer: '11430000006122244L',
    serial: '1',
    validFrom,
    validTo,
  });

const deliver = (instant: string, servedAt: string) =>
  command('DeliverResult', { ...officialAct(instant), proofOfService: proof(servedAt) });

const extend = (instant: string, notifiedAt: string) =>
  command('ExtendApplication', {
    ...officialAct(instant, { now: at('2026-03-10') }),
    days: 5,
    approver: 'zhao',
    approverDepartment: null,
    approval: 'onPaper',
    reason: written('复杂'),
    document: document(),
    notifiedAt,
  });

const referred = (change: object) =>
  refuseAcceptance('notCompetent', at('2026-03-03'), { rightDepartment: 'fire', ...change });

/** The fields for which a command is refused, by pointer and code; empty if accepted. */
function faults(
  past: readonly ApplicationCommand[],
  asked: ApplicationCommand,
  context: ApplicationDecisionContext = contextFor(),
): readonly string[] {
  const { department = 'planning', officer = 'li' } = asked.data as { department?: string; officer?: string };
  const fullContext = { ...context, officer: official(officer ?? 'li', { department: department ?? 'planning' }) };
  try {
    decide(applicationDecider, asked, fold(applicationDecider, eventsAfter(context, ...past)), fullContext);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return error.errors.length === 0
      ? [error.code]
      : error.errors.map(({ pointer, code }) => `${pointer} ${code.replace('application.', '')}`);
  }
  return [];
}

describe('an impossible fact', () => {
  it('is a visit, or any act, before the case', () => {
    expect(faults([received], visit(at('2026-03-02', '09:59')))).toEqual(['/occurredAt before-receipt']);
    expect(faults([received], visit(at('2026-03-02')))).toEqual([]);
    expect(faults([received], accept(at('2026-03-02', '09:00'), { now: at('2026-03-03') }))).toEqual([
      '/occurredAt before-receipt',
    ]);
  });

  it('is a paper dated in the future, or before its case', () => {
    const dated = (date: string) => accept(at('2026-03-03'), { document: document('D', date) });
    expect(faults([received], dated('2026-03-04'))).toEqual(['/document/date dated-after-now']);
    expect(faults([received], dated('2026-03-01'))).toEqual(['/document/date dated-before-receipt']);
    for (const date of ['2026-03-02', '2026-03-03']) expect(faults([received], dated(date))).toEqual([]);
    const notice = { document: document('T', '2026-03-09'), givenAt: at('2026-03-01') };
    expect(faults(accepted, startSuspension(at('2026-03-03'), { notice }))).toEqual([
      '/notice/document/date dated-after-now',
      '/notice/givenAt before-receipt',
    ]);
  });

  it('is a service before the act, or after now', () => {
    const served = (servedAt: string) => accept(at('2026-03-03'), { proofOfService: proof(servedAt) });
    expect(faults([received], served(at('2026-03-03', '09:59')))).toEqual(['/proofOfService/servedAt before-its-act']);
    expect(faults([received], served(at('2026-03-04')))).toEqual(['/proofOfService/servedAt in-the-future']);
    expect(faults([received], served(at('2026-03-03')))).toEqual([]);
    const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
    const opinion = giveOpinion('fire', at('2026-03-03'), { proofOfService: proof(at('2026-03-02', '12:00')) });
    expect(faults(joint, opinion, contextFor(jointItem))).toEqual(['/proofOfService/servedAt before-its-act']);
    // Also where the proof is added later.
    const decided = [...accepted, grant(at('2026-03-05'), { now: at('2026-03-06') })];
    const added = (servedAt: string) => addProof(servedAt, at('2026-03-09'), { act: 2 });
    expect(faults(decided, added(at('2026-03-05', '09:59')))).toEqual(['/proofOfService/servedAt before-its-act']);
    expect(faults(decided, added(at('2026-03-05')))).toEqual([]);
    expect(faults(accepted, extend(at('2026-03-04'), at('2026-03-03')))).toEqual(['/notifiedAt before-its-act']);
  });

  it('is the delivery of a result before it exists', () => {
    expect(faults(granted, deliver(at('2026-03-05'), at('2026-03-04', '09:59')))).toEqual([
      '/proofOfService/servedAt before-its-act',
    ]);
    // A service before the reported arrival was on its way.
    expect(faults(granted, deliver(at('2026-03-05'), at('2026-03-04')))).toEqual([]);
  });

  it('is a suspension that ended before it began', () => {
    const ended = (endedAt: string) => startSuspension(at('2026-03-04'), { now: at('2026-03-06'), endedAt });
    expect(faults(accepted, ended(at('2026-03-03')))).toEqual(['/endedAt before-its-act']);
    expect(faults(accepted, ended(at('2026-03-05')))).toEqual([]);
  });

  it('is a certificate that ends before it begins', () => {
    expect(faults(granted, certify(at('2026-03-05'), '2026-03-05', '2026-03-04'))).toEqual([
      '/validTo validity-backwards',
    ]);
    expect(faults(granted, certify(at('2026-03-05'), '2026-03-05', '2026-03-05'))).toEqual([]);
    expect(faults(granted, certify(at('2026-03-05'), '2026-03-05', null))).toEqual([]);
  });

  it('is a referral to the same department, by code or by name', () => {
    const writings = ['planning', 'Planning Bureau', ' planning  bureau ', 'ＰＬＡＮＮＩＮＧ'];
    const dressed = ['plan\u200bning', '（Planning Bureau）', 'planning\u3164', 'Planning\u0000 Bureau。'];
    for (const rightDepartment of [...writings, ...dressed]) {
      expect(faults([received], referred({ rightDepartment }))).toEqual(['/rightDepartment referred-to-itself']);
    }
    expect(faults([received], referred({}))).toEqual([]);
    expect(faults([received], referred({ rightDepartment: null }))).toEqual([
      '/rightDepartment right-department-missing',
    ]);
  });

  it('is a ground, a procedure, a channel or a material that the item does not have', () => {
    expect(faults([received], referred({ ground: 'onTheSpot' }))).toEqual(['/ground ground-not-offered']);
    expect(faults(accepted, startSuspension(at('2026-03-03'), { procedure: 'holiday' }))).toEqual([
      '/procedure procedure-stops-no-clock',
    ]);
    const filing = submit(at('2026-03-02'), {
      channel: 'fax',
      materials: [paperMaterial('diary'), { ...paperMaterial('form'), satisfiedBy: 'reuse' }],
    });
    expect(faults([], filing)).toEqual([
      '/channel channel-not-offered',
      '/materials/0 material-not-listed',
      '/materials/1 material-not-reusable',
    ]);
    const deferral = { materials: ['plan', 'form'], term: { days: 5, unit: 'workingDay' } };
    expect(faults([received], accept(at('2026-03-03'), { deferral, commitments: ['diary'] }))).toEqual([
      '/commitments/0 material-not-listed',
      '/deferral/materials/1 not-deferrable',
    ]);
  });

  it('is a scenario that the item does not have', () => {
    expect(faults([], submit(at('2026-03-02'), { scenario: 'old-shop' }))).toEqual(['/scenario scenario-not-offered']);
    for (const scenario of ['new-shop', null]) expect(faults([], submit(at('2026-03-02'), { scenario }))).toEqual([]);
  });

  it('is a reason or a legal basis without readable text', () => {
    const refusal = { outcome: 'refused', reasons: written('\u200b'), legalBasis: written('\u3164'), remedies: null };
    expect(faults(accepted, grant(at('2026-03-04'), refusal))).toEqual([
      '/reasons reasons-missing',
      '/legalBasis legal-basis-missing',
      '/remedies remedies-missing',
    ]);
    expect(faults([received], referred({ reason: written(' ') }))).toEqual(['/reason reasons-missing']);
  });
});

describe('fields before state', () => {
  it('names every invalid field at once, whatever the state of the case', () => {
    const closed = [...accepted, grant(at('2026-03-04'))];
    const asked = startSuspension(at('2026-03-01'), {
      legalBasis: written(' '),
      notice: { document: document('T', '2026-03-01'), givenAt: at('2026-03-01') },
    });
    expect(faults(closed, asked)).toEqual([
      '/occurredAt before-receipt',
      '/notice/document/date dated-before-receipt',
      '/notice/givenAt before-receipt',
      '/legalBasis legal-basis-missing',
    ]);
    expect(faults(closed, startSuspension(at('2026-03-05')))).toEqual(['application.closed']);
  });

  it('leaves refusals by state unchanged', () => {
    expect(faults([received], endSuspension(at('2026-03-03')))).toEqual(['application.not-accepted']);
    expect(faults([], visit(at('2026-03-03')))).toEqual(['application.not-found']);
    expect(faults(accepted, accept(at('2026-03-02', '12:00')), contextFor(promisedItem))).toEqual([
      'application.already-accepted',
    ]);
  });
});
