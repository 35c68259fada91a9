import type {
  ApplicationEvent,
  ApprovedAct,
  CaseFact,
  LateAct,
  ProofAdded,
  ProofWeight,
} from '@sealtrail/applications/events';
import type { Instant, OfType, RecordedEvent, Statement } from '@sealtrail/event-sourcing';
import { statement } from '../statements';
import type { CreditedAct, RevocationCause } from './card-enums';

/** An event that can explain why a card is revoked or recomputed. */
export type ChangeReason = {
  readonly cause: RevocationCause;
  /** Id of the clock that it moves or ends; `null`: any of the case. */
  readonly clock: string | null;
  readonly recordedAt: Instant;
  readonly statement: Statement;
  /** Whose proof came with it, unless that is still under review. */
  readonly proof: Exclude<ProofWeight, 'waits'> | null;
};

type ReasonDraft = Omit<ChangeReason, 'proof' | 'recordedAt'>;
type ReasonByEvent = {
  readonly [Type in ApplicationEvent['type']]?: (
    data: OfType<ApplicationEvent, Type>['data'],
    recordedAt: Instant,
  ) => ReasonDraft;
};

const lateReportReason = (clock: string | null, said: Statement): ReasonDraft => ({
  cause: 'lateReport',
  clock,
  statement: said,
});
const suspensionReason = (clock: string | null, said: Statement): ReasonDraft => ({
  cause: 'suspension',
  clock,
  statement: said,
});

const creditedStatement = (
  act: CreditedAct,
  { occurredAt }: CaseFact,
  creditedAt: Instant,
  recordedAt: Instant,
): Statement => statement('known.act-credited', { act, occurredAt, creditedAt, recordedAt });

/** An act of the first check: proved to have been in time, it undoes the deemed acceptance. */
const firstCheckReason = (
  act: CreditedAct,
  data: CaseFact & { readonly replacesDeemed?: boolean },
  creditedAt: Instant,
  recordedAt: Instant,
): ReasonDraft => {
  if (data.replacesDeemed !== true) return lateReportReason(null, creditedStatement(act, data, creditedAt, recordedAt));
  const said = statement('known.silence-undone', { act, occurredAt: data.occurredAt, recordedAt });
  return { cause: 'acceptance', clock: null, statement: said };
};

const reasonByEvent: ReasonByEvent = {
  ReceiptConfirmed: (data, recordedAt) =>
    lateReportReason(null, creditedStatement('receipt', data, data.countsFrom.at, recordedAt)),
  CorrectionNoticeIssued: (data, recordedAt) => firstCheckReason('correctionNotice', data, data.creditedAt, recordedAt),
  ApplicationAccepted: (data, recordedAt) => firstCheckReason('acceptance', data, data.creditedAt, recordedAt),
  ApplicationNotAccepted: (data, recordedAt) =>
    firstCheckReason('nonAcceptance', data, data.closing.creditedAt, recordedAt),
  OpinionGiven: ({ department, branch: step, occurredAt, creditedAt }, recordedAt) =>
    lateReportReason(
      `branch:${step}`,
      statement('known.opinion-credited', { department, step, occurredAt, creditedAt, recordedAt }),
    ),
  SuspensionStarted: ({ suspension, procedure, occurredAt: startedAt, notice }, recordedAt) => {
    const begun = { suspension, procedure, startedAt, recordedAt };
    return suspensionReason(
      null,
      notice === null
        ? statement('known.procedure-untold', begun)
        : statement('known.procedure-told', { ...begun, noticeAt: notice.givenAt }),
    );
  },
  SuspensionNoticeGiven: ({ suspension, pausesFrom, occurredAt: toldAt }, recordedAt) =>
    suspensionReason(null, statement('known.procedure-notice', { suspension, toldAt, pausesFrom, recordedAt })),
  SuspensionProlonged: ({ suspension, ownLimit, occurredAt: prolongedAt }, recordedAt) =>
    suspensionReason(
      `suspension:${suspension}`,
      statement('known.procedure-prolonged', { suspension, prolongedAt, until: ownLimit.date, recordedAt }),
    ),
  SuspensionEnded: ({ suspension, occurredAt: endedAt }, recordedAt) =>
    suspensionReason(null, statement('known.procedure-ended', { suspension, endedAt, recordedAt })),
  ApplicationExtended: ({ extension: { days, unit }, approvedAt, approver, approverPost, ...told }, recordedAt) => ({
    cause: 'extension',
    clock: 'case',
    statement: statement('known.extended', {
      days,
      unit,
      approvedAt,
      approver,
      approverPost,
      notifiedAt: told.notifiedAt ?? told.creditedAt,
      recordedAt,
    }),
  }),
  HandlerAssigned: ({ branch, official, occurredAt: from }, recordedAt) =>
    lateReportReason(
      branch === null ? null : `branch:${branch}`,
      statement('known.handler-assigned', { official, from, recordedAt }),
    ),
  DecisionMade: (data, recordedAt) =>
    lateReportReason(null, creditedStatement('decision', data, data.closing.creditedAt, recordedAt)),
  ResultDelivered: (data, recordedAt) =>
    lateReportReason('delivery', creditedStatement('delivery', data, data.creditedAt, recordedAt)),
  ApplicationWithdrawn: (data, recordedAt) => firstCheckReason('withdrawal', data, data.closing.creditedAt, recordedAt),
  ApplicationReturned: (data, recordedAt) =>
    lateReportReason(null, creditedStatement('return', data, data.closing.creditedAt, recordedAt)),
  ApplicationTerminated: (data, recordedAt) =>
    firstCheckReason('termination', data, data.closing.creditedAt, recordedAt),
  ProofReviewed: (data, recordedAt) => creditedByProof('known.proof-applied', data, recordedAt),
  ProofAdded: (data, recordedAt) => creditedByProof('known.proof-added', data, recordedAt),
  ApprovalConfirmed: (data, recordedAt) => approvalReason('known.approval-confirmed', data, recordedAt),
  ApprovalDisowned: (data, recordedAt) => approvalReason('known.approval-disowned', data, recordedAt),
};

function creditedByProof(
  said: 'known.proof-applied' | 'known.proof-added',
  { act, actAt: occurredAt, credit }: Pick<ProofAdded['data'], 'act' | 'actAt' | 'credit'>,
  recordedAt: Instant,
): ReasonDraft {
  const cause = credit?.silence === undefined ? (CAUSE_OF[act] ?? 'lateReport') : 'acceptance';
  const creditedAt = credit?.creditedAt ?? occurredAt;
  return { cause, clock: null, statement: statement(said, { act, occurredAt, creditedAt, recordedAt }) };
}

/** The cause of a revocation where a proof lets an act count that moves limits. */
const CAUSE_OF: Readonly<Partial<Record<LateAct, RevocationCause>>> = {
  suspension: 'suspension',
  suspensionNotice: 'suspension',
  prolongation: 'suspension',
  suspensionEnd: 'suspension',
  extension: 'extension',
};

const approvalReason = (
  said: 'known.approval-confirmed' | 'known.approval-disowned',
  { act, officer }: CaseFact & { readonly act: ApprovedAct },
  recordedAt: Instant,
): ReasonDraft => ({
  cause: 'approval',
  clock: 'case',
  statement: statement(said, { act, official: officer ?? '', recordedAt }),
});

export const changeReasonsOf = (events: readonly RecordedEvent<ApplicationEvent>[]): readonly ChangeReason[] =>
  events.flatMap(({ type, data, metadata: { recordedAt } }) => {
    const row = reasonByEvent[type] as
      | ((data: ApplicationEvent['data'], recordedAt: Instant) => ReasonDraft)
      | undefined;
    // An extension reported too late has moved nothing.
    if (type === 'ApplicationExtended' && data.moves === 'none') return [];
    if (type === 'ProofReviewed' && data.word === 'dropped') return [];
    return row === undefined ? [] : [{ ...row(data, recordedAt), recordedAt, proof: proofOf(data) }];
  });

function proofOf(data: ApplicationEvent['data']): ChangeReason['proof'] {
  if ('word' in data) return 'own';
  const weight = 'proofOfService' in data ? (data.proofOfService?.weight ?? null) : null;
  return weight === 'waits' ? null : weight;
}
