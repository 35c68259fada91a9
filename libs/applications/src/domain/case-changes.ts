import type { Instant } from '@sealtrail/event-sourcing';
import type { Approval, Case, Passings, RecordedPassing } from './application';
import type { ApprovalForm, ApprovalStanding, ApprovedAct, CaseStatus } from './case-enums';
import type { CaseFact, Closing, Material } from './case-fact';
import { closingMarksOf } from './closing';
import { laterOf } from './effective-time';
import type { ProofCredit } from './proof-review-events';

/** The last material of each code. */
export const byCode = (materials: readonly Material[]): Record<string, Material> =>
  Object.fromEntries(materials.map((material) => [material.code, material]));

/** Submitted materials are no longer missing or deferred. */
export const withMaterials = (state: Case, materials: readonly Material[]): Case => {
  const got = new Set(materials.map(({ code }) => code));
  return {
    ...state,
    materials: { ...state.materials, ...byCode(materials) },
    missing: state.missing.filter((code) => !got.has(code)),
    deferred: state.deferred.filter((code) => !got.has(code)),
  };
};

/** A piece of the awaited corrected set was received. */
export const withCorrectedPiece = (state: Case, materials: readonly Material[], at: Instant): Case =>
  state.status === 'correctionPending' && materials.some(({ code }) => state.missing.includes(code))
    ? { ...state, pieceReceivedAt: laterOf(at, state.pieceReceivedAt ?? at) }
    : state;

/** 告知承诺: the commitment replaces the material. */
export const commitmentsFor = (codes: readonly string[]): Record<string, Material> =>
  byCode(codes.map((code) => ({ code, satisfiedBy: 'commitment', file: null, reference: null })));

/** State of a case that has not been accepted. */
export const notAcceptedState = {
  deemed: false,
  acceptedAt: null,
  acceptedOn: null,
  acceptanceCounted: null,
  stage: null,
  branches: [],
  extended: false,
} as const;

/** State changes, apart from the clocks, that follow from a proof. */
export const withCredit = (state: Case, credit: ProofCredit | null): Case => {
  if (credit?.silence !== undefined) return { ...state, ...notAcceptedState };
  return credit?.extension == null || credit.extension.moves === 'none' ? state : { ...state, extended: true };
};

/** Closes the case: reports count it on the day of the closing event. */
export const closedCase = (
  state: Case,
  status: CaseStatus,
  { occurredAt, occurredOn, closing }: Pick<CaseFact, 'occurredAt' | 'occurredOn'> & { readonly closing: Closing },
): Case => ({
  ...state,
  status,
  closedAt: occurredAt,
  closingCounted: { on: occurredOn, holder: closing.holder, channel: closing.channel },
  closingMarks: closingMarksOf(closing),
  passings: (closing.passed ?? []).reduce(
    (before, passing) => withPassing(before, { ...passing, closedOn: occurredOn }),
    state.passings,
  ),
});

/** Keeps the latest passing of each limit. */
export const withPassing = (passings: Passings, passing: RecordedPassing): Passings => ({
  ...passings,
  [passing.basis]: passing,
});

export const NONE_PASSED: Passings = { promised: null, statutory: null };

type Approver = Omit<Approval, 'standing'>;

/** An approval in person needs no confirmation. */
export const withApprovalOf = (state: Case, act: ApprovedAct, approver: Approver): Case => ({
  ...state,
  approvals: {
    ...state.approvals,
    [act]: { ...approver, standing: approver.form === 'inPerson' ? 'confirmed' : 'told' },
  },
});

/** The deciding official is the approver. */
export const approverOf = ({
  department,
  officer,
  approval,
}: CaseFact & { readonly approval: ApprovalForm }): Approver => ({
  department,
  official: officer ?? '',
  form: approval,
});

/** The approver has confirmed or disowned it. */
export const withApprovalStanding = (state: Case, act: ApprovedAct, standing: ApprovalStanding): Case => {
  const before = state.approvals[act];
  return before === undefined ? state : { ...state, approvals: { ...state.approvals, [act]: { ...before, standing } } };
};

/** Whether a withdrawal was made by a timer; one recorded by a person after a lapse is final. */
export const closesByTimer = ({ status, terms }: Case, { lapsed }: { readonly lapsed: boolean }): boolean =>
  lapsed && status === 'correctionPending' && terms.onCorrectionTimeout === 'withdrawn';
