import type { Role } from '@sealtrail/access';
import type {
  ActTimes,
  ApprovalForm,
  OfficialAct,
  ProofOfService,
  ReceivedActTimes,
  ServedActTimes,
} from '@sealtrail/applications';
import { possibleApprovers } from '../access/role-groups';
import type { Caller } from '../http/caller';
import { fault, invalid, reject } from '../http/rejections';

/** Roles that act for their department even if no official is named. */
const DEPARTMENT_ROLES: readonly Role[] = ['window', 'officer', 'chiefRepresentative'];

type Actor = { readonly department: string | null; readonly officer: string | null };

/** Business time and the time of the report. An act whose proof of service shows its time happened at that time. */
const businessTimeOf = ({ statedOccurredAt: told, now }: Caller, proof: ProofOfService | null = null): ActTimes => ({
  at: told ?? proof?.actAt ?? proof?.servedAt ?? now,
  now,
});

/**
 * An act of an official of the caller's department: the named one, by default the one that the key is bound to.
 *
 * @throws {Rejection} `access.forbidden`, or 422 if nobody is named
 */
export function actOf(caller: Caller, officer: string | undefined, proof: ProofOfService | null = null): OfficialAct {
  const official = officialOf(caller, officer);
  if (official === null) throw invalid(fault('/officer', 'field.official-needed'));
  return { ...businessTimeOf(caller, proof), department: departmentOf(caller), officer: official };
}

/**
 * An act that cannot be done on behalf of another: by a key bound to its official, and not by a delegate. @throws {Rejection}
 * `access.forbidden`
 */
export function ownActOf(caller: Caller): OfficialAct {
  if (caller.official === null || caller.delegation !== null) throw reject('access.forbidden', { because: 'official' });
  return { ...businessTimeOf(caller), department: departmentOf(caller), officer: caller.official };
}

/**
 * The form of an approval reserved to certain posts: in person with the approver's own key, otherwise on paper. A system's key counts as on paper
 * even if it is bound to an official, and so does a delegate's, because the approver has a key of their own to answer with.
 */
export const approvalBy = (
  { role, department, official, delegation }: Caller,
  approver: { readonly department: string | null; readonly official: string },
): ApprovalForm =>
  delegation === null &&
  possibleApprovers.includes(role) &&
  approver.official === official &&
  (approver.department ?? department) === department
    ? 'inPerson'
    : 'onPaper';

/** An act that may come with the proof of its service. @throws {Rejection} as {@link actOf} */
export const servedActOf = <Proof extends ProofOfService | null>(
  caller: Caller,
  officer: string | undefined,
  proofOfService: Proof,
): OfficialAct & { readonly proofOfService: Proof } => ({ ...actOf(caller, officer, proofOfService), proofOfService });

/** An act of the caller’s department, in which an official need not be named. @throws {Rejection} `access.forbidden` */
export const departmentActOf = (
  caller: Caller,
  officer: string | undefined,
): ActTimes & { readonly department: string; readonly officer: string | null } => ({
  ...businessTimeOf(caller),
  department: departmentOf(caller),
  officer: officialOf(caller, officer),
});

/** An act of the applicant, received by any caller. */
export function applicantActOf(
  caller: Caller,
  officer: string | undefined,
  proofOfService: ProofOfService | null = null,
): ReceivedActTimes & Actor {
  const { role, department } = caller;
  const when = { ...businessTimeOf(caller, proofOfService), proofOfService, toldBy: { role, department } };
  const official = officialOf(caller, officer);
  if (official !== null) return { ...when, department: departmentOf(caller), officer: official };
  return { ...when, department: DEPARTMENT_ROLES.includes(caller.role) ? caller.department : null, officer: null };
}

/** A corrected set: received at the time of its 收件凭证. A carrier's proof shows the posting; the set then counts as received at the report. */
export const correctedSetActOf = (
  caller: Caller,
  officer: string | undefined,
  proofOfService: ProofOfService | null,
): ServedActTimes & Actor => {
  const { toldBy: _, ...taken } = applicantActOf(
    caller,
    officer,
    proofOfService?.mode === 'courier' ? null : proofOfService,
  );
  return { ...taken, proofOfService };
};

function officialOf({ official }: Caller, told: string | null | undefined): string | null {
  if (official !== null && told != null && told !== official) {
    throw reject('access.forbidden', { because: 'official' });
  }
  return told ?? official;
}

function departmentOf({ department }: Caller): string {
  if (department === null) throw reject('access.forbidden', { because: 'department' });
  return department;
}
