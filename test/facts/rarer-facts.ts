import {
  accept,
  addProof,
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
  startSuspension,
  submit,
  submitCorrectionLate,
  workingDays,
} from '@sealtrail/applications/testing';
import { calendarFrom, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import { type Shown } from './fact-contract';

type Command = ReturnType<typeof accept>;

const received = at('2026-03-02');
const bare = { ...promisedItem, materials: [] };
const hall = { department: 'hall', document: '市监发〔2026〕3号', from: '2026-01-01', to: null };
const entrusted = { ...promisedItem, firstCheckBy: [hall] };
const timeout = (instant: string): Command => ({ type: 'RecordCorrectionTimeout', data: { at: instant } });

const told = (terms: typeof promisedItem, ...commands: readonly Command[]): readonly Shown[] =>
  eventsAfter(contextFor(terms), ...commands);

/** Events that no state of the tables leads to: a short story for each. */
export const rarerFacts = (): readonly Shown[] => [
  ...told(
    bare,
    submit(received),
    accept(at('2026-03-02', '11:00')),
    startSuspension(at('2026-03-03'), { notice: null, expected: null }),
    {
      type: 'GiveSuspensionNotice',
      data: {
        ...officialAct(at('2026-03-04')),
        suspension: 1,
        document: documentOf(at('2026-03-04')),
        expected: workingDays(5),
      },
    },
  ),
  ...told(entrusted, submit(received, { receivedBy: 'hall' }), {
    type: 'HandOverFile',
    data: {
      ...officialAct(at('2026-03-03')),
      department: 'hall',
      officer: 'chen',
      document: documentOf(at('2026-03-03')),
    },
  }),
  ...told(
    bare,
    submit(at('2026-03-02'), { now: at('2026-03-16'), toldBy: { role: 'applicantPortal', department: null } }),
    {
      type: 'ConfirmReceipt',
      data: {
        at: at('2026-03-17'),
        now: at('2026-03-17'),
        proofOfService: null,
        toldBy: { role: 'officer', department: 'planning' },
        department: 'planning',
        officer: 'li',
        source: null,
      },
    },
  ),
  ...told(bare, submit(received), refuseAcceptance('notRequired', at('2026-03-04'), { now: at('2026-03-12') })),
  ...told(
    bare,
    submit(received),
    accept(at('2026-03-02', '11:00')),
    { type: 'RecordLimitPassing', data: { at: at('2026-03-17', '00:00') } },
    grant(at('2026-03-12'), { now: at('2026-03-18') }),
    addProof(at('2026-03-12'), at('2026-05-20'), { act: 3 }),
  ),
  ...told(
    promisedItem,
    submit(received),
    requestCorrection(['plan'], at('2026-03-03'), { deadline: workingDays(5) }),
    timeout(at('2026-03-11', '00:00')),
    submitCorrectionLate(at('2026-03-10'), at('2026-03-13'), 'form', 'plan'),
  ),
  ...told(
    promisedItem,
    submit(at('2026-12-28')),
    requestCorrection(['plan'], at('2026-12-29'), { deadline: workingDays(5) }),
    timeout(at('2027-01-06', '00:00')),
  ),
  ...unapplied(),
];

/** A working Saturday, declared when the limit that it would shorten has nearly ended. */
function unapplied(): readonly Shown[] {
  const calendar = calendarFrom([yearImported(2026), dayDeclared({ date: '2026-03-07', working: true })]);
  const change: Command = { type: 'RecomputeLimits', data: { changedAt: at('2026-03-18') } };
  const facts = outcome(contextFor(), [submit(received), accept(received)], change, { calendar });
  return typeof facts === 'string' ? [] : facts;
}
