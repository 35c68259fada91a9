import { DELEGABLE_ROLES, EMERGENCY_ROLES, type Role, roles } from '@sealtrail/access';

/** Perform an official's acts on a case. Administrators do not: their keys are bound to no department. */
export const caseHandlers: readonly Role[] = ['officer', 'chiefRepresentative', 'integrator'];

/** Perform an official's acts of intake and delivery. */
export const frontDeskAndHandlers: readonly Role[] = ['window', ...caseHandlers];

/** Record what applicants submit and do, and read it. */
export const intakeRoles: readonly Role[] = [...frontDeskAndHandlers, 'admin'];

/** File applications, for others or for themselves. */
export const filingRoles: readonly Role[] = ['applicantPortal', ...intakeRoles];

/** Read single cases from outside of the department. */
export const inspectors: readonly Role[] = ['supervisor', 'discipline'];

/** Read cases, each within its scope. */
export const caseReaders: readonly Role[] = [...intakeRoles, ...inspectors, 'dashboard'];

/** Read the facts of a single case, each within its scope. */
export const factReaders: readonly Role[] = [...intakeRoles, ...inspectors];

/** Read the officials of a department; no other role sees their names. */
export const officialReaders: readonly Role[] = [...intakeRoles, ...inspectors];

/** Read cards: supervisors and the units charged. */
export const cardReaders: readonly Role[] = [...caseHandlers, 'admin', ...inspectors, 'dashboard'];

/** Confirm or revoke a card. */
export const cardReviewers: readonly Role[] = ['supervisor', 'admin'];

/** Decide on the feedback to a card and on appeals: a named official of the supervising body. */
export const cardDeciders: readonly Role[] = ['supervisor'];

/** Run other rules against recorded cases; the results contain cards. */
export const dryRunners: readonly Role[] = [...inspectors, 'admin'];

/** Review what a unit proves by its own statement, and list what waits for review. */
export const proofReviewers: readonly Role[] = [...inspectors, 'admin'];

/** Read single ratings and their texts, which may identify the rater; no role of a rated unit. */
export const ratingTextReaders: readonly Role[] = [...inspectors, 'ratingDesk', 'admin'];

/** Handle the closed loop of bad ratings: bound to no department, so outside of every rated unit. */
export const ratingLoopKeepers: readonly Role[] = ['ratingDesk', 'supervisor'];

/** Call raters back: only the verifier sees their contact details. */
export const raterContacts: readonly Role[] = ['ratingDesk'];

/** Read orders to rectify: the units ordered, and the readers of ratings. */
export const orderReaders: readonly Role[] = [...frontDeskAndHandlers, ...ratingTextReaders];

/** May approve an act. */
export const possibleApprovers: readonly Role[] = ['officer', 'chiefRepresentative'];

/** Read approvals: the approvers, those who report them, and supervisors. */
export const approvalReaders: readonly Role[] = [...caseHandlers, 'admin', ...inspectors];

/** Submit ratings of the public; not with a key that is bound to a department, which might be the rated unit. */
export const ratingSubmitters: readonly Role[] = ['applicantPortal', 'integrator', 'admin'];

/** Read the access trail; not administrators, whose own accesses it contains. */
export const accessAuditors: readonly Role[] = ['auditor', 'discipline'];

/** Read who is to be interviewed (约谈), a matter of persons: supervising bodies, and who answers for the charged unit. */
export const interviewReaders: readonly Role[] = ['chiefRepresentative', ...inspectors, 'admin'];

/** Read notices: those who send them, and the readers of cards. */
export const noticeReaders: readonly Role[] = [...cardReaders, 'notifier'];

/** Report whether a notice was delivered; no role of a charged unit. */
export const noticeReporters: readonly Role[] = ['notifier', 'supervisor', 'admin'];

/** Send applicants what is meant for them alone; bound to no department. */
export const notifiers: readonly Role[] = ['notifier'];

/** Grant and end delegations of their own. */
export const delegators: readonly Role[] = DELEGABLE_ROLES;

/** Read delegations: both sides, and for their region administrators and the readers of the access trail. */
export const delegationReaders: readonly Role[] = [...delegators, 'auditor', 'admin'];

/** End a delegation: either side, or an administrator of its region. */
export const delegationEnders: readonly Role[] = [...delegators, 'admin'];

/** Open an emergency access. */
export const emergencyReaders: readonly Role[] = EMERGENCY_ROLES;

export const administratorRoles: readonly Role[] = ['admin'];

export const everyone: readonly Role[] = roles.values;
