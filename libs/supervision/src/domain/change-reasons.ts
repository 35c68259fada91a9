import type {
  ApplicationEvent,
  ApprovedAct,
  CaseFact,
  LateAct,
  ProofAdded,
  ProofWeight,
} from '@sealtrail/applications/events';
import type { Instant, Of, Recorded, Statement } from '@sealtrail/event-sourcing';
import { statement } from '../statements';
import type { CreditedAct, RevocationCause } from './card-words';

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

type Fact = Omit<ChangeReason, 'proof' | 'recordedAt'>;
type Rows = {
  readonly [Type in ApplicationEvent['type']]?: (data: Of<ApplicationEvent, Type>['data'], recordedAt: Instant) => Fact;
};

const late = (clock: string | null, said: Statement): Fact => ({ cause: 'lateReport', clock, statement: said });
const suspended = (clock: string | null, said: Statement): Fact => ({ cause: 'suspension', clock, statement: said });

const credited = (act: CreditedAct, { occurredAt }: CaseFact, creditedAt: Instant, recordedAt: Instant): Statement =>
  statement('known.act-credited', { act, occurredAt, creditedAt, recordedAt });

/** An act of the first check: proved to have been in time, it undoes the deemed acceptance. */
const checked = (
  act: CreditedAct,
  data: CaseFact & { readonly replacesDeemed?: boolean },
  creditedAt: Instant,
  recordedAt: Instant,
): Fact => {
  if (data.replacesDeemed !== true) return late(null, credited(act, data, creditedAt, recordedAt));
  const said = statement('known.silence-undone', { act, occurredAt: data.occurredAt, recordedAt });
  return { cause: 'acceptance', clock: null, statement: said };
};

const rows: Rows = {
  ReceiptConfirmed: (data, recordedAt) => late(null, credited('receipt', data, data.countsFrom.at, recordedAt)),
  CorrectionNoticeIssued: (data, recordedAt) => checked('correctionNotice', data, data.creditedAt, recordedAt),
  ApplicationAccepted: (data, recordedAt) => checked('acceptance', data, data.creditedAt, recordedAt),
  ApplicationNotAccepted: (data, recordedAt) => checked('nonAcceptance', data, data.closing.creditedAt, recordedAt),
  OpinionGiven: ({ department, branch: step, occurredAt, creditedAt }, recordedAt) =>
    late(
      `branch:${step}`,
      statement('known.opinion-credited', { department, step, occurredAt, creditedAt, recordedAt }),
    ),
  SuspensionStarted: ({ suspension, procedure, occurredAt: startedAt, notice }, recordedAt) => {
    const begun = { suspension, procedure, startedAt, recordedAt };
    return suspended(
      null,
      notice === null
        ? statement('known.procedure-untold', begun)
        : statement('known.procedure-told', { ...begun, noticeAt: notice.givenAt }),
    );
  },
  SuspensionNoticeGiven: ({ suspension, pausesFrom, occurredAt: toldAt }, recordedAt) =>
    suspended(null, statement('known.procedure-notice', { suspension, toldAt, pausesFrom, recordedAt })),
  SuspensionProlonged: ({ suspension, ownLimit, occurredAt: prolongedAt }, recordedAt) =>
    suspended(
      `suspension:${suspension}`,
      statement('known.procedure-prolonged', { suspension, prolongedAt, until: ownLimit.date, recordedAt }),
    ),
  SuspensionEnded: ({ suspension, occurredAt: endedAt }, recordedAt) =>
    suspended(null, statement('known.procedure-ended', { suspension, endedAt, recordedAt })),
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
    late(
      branch === null ? null : `branch:${branch}`,
      statement('known.handler-assigned', { official, from, recordedAt }),
    ),
  DecisionMade: (data, recordedAt) => late(null, credited('decision', data, data.closing.creditedAt, recordedAt)),
  ResultDelivered: (data, recordedAt) => late('delivery', credited('delivery', data, data.creditedAt, recordedAt)),
  ApplicationWithdrawn: (data, recordedAt) => checked('withdrawal', data, data.closing.creditedAt, recordedAt),
  ApplicationReturned: (data, recordedAt) => late(null, credited('return', data, data.closing.creditedAt, recordedAt)),
  ApplicationTerminated: (data, recordedAt) => checked('termination', data, data.closing.creditedAt, recordedAt),
  ProofReviewed: (data, recordedAt) => letCount('known.proof-applied', data, recordedAt),
  ProofAdded: (data, recordedAt) => letCount('known.proof-added', data, recordedAt),
  ApprovalConfirmed: (data, recordedAt) => answered('known.approval-confirmed', data, recordedAt),
  ApprovalDisowned: (data, recordedAt) => answered('known.approval-disowned', data, recordedAt),
};

function letCount(
  said: 'known.proof-applied' | 'known.proof-added',
  { act, actAt: occurredAt, credit }: Pick<ProofAdded['data'], 'act' | 'actAt' | 'credit'>,
  recordedAt: Instant,
): Fact {
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

const answered = (
  said: 'known.approval-confirmed' | 'known.approval-disowned',
  { act, officer }: CaseFact & { readonly act: ApprovedAct },
  recordedAt: Instant,
): Fact => ({
  cause: 'approval',
  clock: 'case',
  statement: statement(said, { act, official: officer ?? '', recordedAt }),
});

export const changeReasonsOf = (events: readonly Recorded<ApplicationEvent>[]): readonly ChangeReason[] =>
  events.flatMap(({ type, data, metadata: { recordedAt } }) => {
    const row = rows[type] as ((data: ApplicationEvent['data'], recordedAt: Instant) => Fact) | undefined;
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
