import { type Role, roles } from '@sealtrail/access';

/** Does an official's acts on a case. An administrator does none: no key of theirs is of a department. */
export const caseHandlers: readonly Role[] = ['officer', 'chiefRepresentative', 'integrator'];

/** Does an official's acts of the first check and of the delivery. */
export const frontDeskAndHandlers: readonly Role[] = ['window', ...caseHandlers];

/** Tells what applicants bring and do, and looks into it. */
export const intakeRoles: readonly Role[] = [...frontDeskAndHandlers, 'admin'];

/** Files, for others or for itself. */
export const filingRoles: readonly Role[] = ['applicantPortal', ...intakeRoles];

/** Looks into single cases from outside. */
export const inspectors: readonly Role[] = ['supervisor', 'discipline'];

/** Sees cases, each within its scope. */
export const caseReaders: readonly Role[] = [...intakeRoles, ...inspectors, 'dashboard'];

/** Reads the facts of a case, one by one: each within its scope. */
export const factReaders: readonly Role[] = [...intakeRoles, ...inspectors];

/** Sees who works for a department: nobody else is told what an official is called. */
export const officialReaders: readonly Role[] = [...intakeRoles, ...inspectors];

/** Sees cards: those who watch, and those who are watched. */
export const cardReaders: readonly Role[] = [...caseHandlers, 'admin', ...inspectors, 'dashboard'];

/** Says the last word on a card. */
export const cardReviewers: readonly Role[] = ['supervisor', 'admin'];

/** Decides on the answer to a card, and on an appeal: an official of the supervising body, by name. */
export const cardDeciders: readonly Role[] = ['supervisor'];

/** Tries what other rules would have done, which tells of cards. */
export const dryRunners: readonly Role[] = [...inspectors, 'admin'];

/** Judges what a unit proves by itself, and sees what waits for that. */
export const proofReviewers: readonly Role[] = [...inspectors, 'admin'];

/** Looks into single ratings, and reads what people wrote, which may name them: nobody who is rated. */
export const ratingTextReaders: readonly Role[] = [...inspectors, 'ratingDesk', 'admin'];

/** Keeps the closed loop of bad ratings: of no department, and so outside of every rated unit. */
export const ratingLoopKeepers: readonly Role[] = ['ratingDesk', 'supervisor'];

/** Calls raters back: only who verifies is told who they are. */
export const raterContacts: readonly Role[] = ['ratingDesk'];

/** Sees orders to rectify: those who are ordered, and those who look into ratings. */
export const orderReaders: readonly Role[] = [...frontDeskAndHandlers, ...ratingTextReaders];

/** May be the approver of an act. */
export const possibleApprovers: readonly Role[] = ['officer', 'chiefRepresentative'];

/** Sees approvals: those who gave them, those who told of them, and those who watch. */
export const approvalReaders: readonly Role[] = [...caseHandlers, 'admin', ...inspectors];

/** Passes on what the public says; none of these where its key is of a department, for that might be the rated one. */
export const ratingSubmitters: readonly Role[] = ['applicantPortal', 'integrator', 'admin'];

/** Looks into who read whose data: not those who administer, for it tells of them too. */
export const accessAuditors: readonly Role[] = ['auditor', 'discipline'];

/** Sees who is told of cards: who tells them, and who sees cards. */
export const noticeReaders: readonly Role[] = [...cardReaders, 'notifier'];

/** Says that somebody was told, or was not: nobody who is charged. */
export const noticeReporters: readonly Role[] = ['notifier', 'supervisor', 'admin'];

/** Tells applicants what only they may know; of no department. */
export const notifiers: readonly Role[] = ['notifier'];

export const administratorRoles: readonly Role[] = ['admin'];

export const everyone: readonly Role[] = roles.values;
