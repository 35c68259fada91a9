import type { Instant, OfType } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from './application-events';
import type { CaseFact, Served } from './case-fact';
import type { ProvableAct } from './proof-commands';
import type { ActTimes } from './reporting';

/** An event to which a proof may be added: an act reported without a proof, or with an inconclusive one. */
export type UnprovedFact = Extract<ApplicationEvent, { readonly type: keyof typeof COMMANDS }>;

type ReportedAct = ActTimes & Served & { readonly department: string; readonly officer: string };
type Rows = {
  readonly [Type in ApplicationEvent['type']]?: (
    data: OfType<ApplicationEvent, Type>['data'],
    told: ReportedAct,
  ) => ProvableAct | null;
};

/** The command of an act, rebuilt from its event; `null`: nothing depends on when it counts. */
const COMMANDS = {
  CorrectionNoticeIssued: ({ missing, document, deadline: { days, unit } }, told) => ({
    type: 'IssueCorrectionNotice',
    data: { ...told, missing, document, deadline: { days, unit } },
  }),
  CorrectionReceived: ({ materials }, told) => ({ type: 'ReceiveCorrection', data: { ...told, materials } }),
  ApplicationAccepted: ({ deemed, document, deferral, commitments }, told) =>
    deemed || document === null
      ? null
      : {
          type: 'AcceptApplication',
          data: {
            ...told,
            document,
            commitments,
            deferral: deferral && {
              materials: deferral.materials,
              term: { days: deferral.deadline.days, unit: deferral.deadline.unit },
            },
          },
        },
  ApplicationNotAccepted: ({ ground, reason, rightDepartment, stillWrong, remedies, document }, told) => ({
    type: 'RefuseAcceptance',
    data: { ...told, ground, reason, rightDepartment, stillWrong, remedies, document },
  }),
  OpinionGiven: ({ branch, opinion, reasons }, told) => ({
    type: 'GiveOpinion',
    data: { ...told, branch, opinion, reasons },
  }),
  SuspensionStarted: ({ procedure, branch, legalBasis, notice, expected }, told) => ({
    type: 'StartSuspension',
    data: { ...told, procedure, branch, legalBasis, notice, expected, endedAt: null },
  }),
  SuspensionNoticeGiven: ({ suspension, document, expected }, told) =>
    expected === null ? null : { type: 'GiveSuspensionNotice', data: { ...told, suspension, document, expected } },
  SuspensionProlonged: ({ suspension, expected, reason, document }, told) => ({
    type: 'ProlongSuspension',
    data: { ...told, suspension, expected, reason, document },
  }),
  SuspensionEnded: ({ suspension }, told) => ({ type: 'EndSuspension', data: { ...told, suspension } }),
  ApplicationExtended: (fact, told) => ({
    type: 'ExtendApplication',
    data: {
      ...told,
      days: fact.extension.days,
      approver: fact.approver,
      approverDepartment: fact.approverDepartment,
      approval: fact.approval,
      reason: fact.reason,
      document: fact.document,
      notifiedAt: fact.notifiedAt,
      branch: fact.branch ?? null,
    },
  }),
  DecisionMade: ({ outcome, approval, reasons, legalBasis, remedies, document }, told) => ({
    type: 'DecideApplication',
    data: { ...told, outcome, approval, reasons, legalBasis, remedies, document },
  }),
  ApplicationWithdrawn: ({ reason, document }, told) =>
    typeof reason === 'string'
      ? {
          type: 'WithdrawApplication',
          data: { ...told, reason, document, toldBy: { role: '', department: told.department } },
        }
      : null,
  ApplicationTerminated: ({ approval, reason, legalBasis, document, ground, remedies }, told) => ({
    type: 'TerminateApplication',
    data: { ...told, approval, reason, legalBasis, document, ground, remedies },
  }),
  // A report about a closed case does not change how that case ended, even if it is proved.
  LateReportRecorded: ({ told }) => (told !== null && MAY_STILL_COUNT.has(told.type) ? told : null),
} as const satisfies Rows;

/** Overtaken acts whose proof undoes what overtook them: a deemed acceptance, a timer, or another end. */
const MAY_STILL_COUNT: ReadonlySet<ProvableAct['type']> = new Set<ProvableAct['type']>([
  'ReceiveCorrection',
  'AcceptApplication',
  'RefuseAcceptance',
  'EndSuspension',
]);

export const isProvableFact = (event: ApplicationEvent): event is UnprovedFact => event.type in COMMANDS;

/** When the event was reported, if stored: for an unproved act its recording. */
function reportedAt({ data }: UnprovedFact): Instant | null {
  if ('closing' in data) return data.closing.creditedAt;
  return 'told' in data ? (data.told?.data.now ?? null) : data.creditedAt;
}

/** The command of an event; `null`: nothing depends on when it counts, or the event does not store when it was reported. */
export function commandOfEvent(event: UnprovedFact): ProvableAct | null {
  const { occurredAt: at, department, officer }: CaseFact = event.data;
  const now = reportedAt(event);
  if (now === null) return null;
  const row = COMMANDS[event.type] as (data: UnprovedFact['data'], told: ReportedAct) => ProvableAct | null;
  // Acts of applicants have no official.
  return row(event.data, { at, now, department, officer: officer ?? '', proofOfService: null });
}
