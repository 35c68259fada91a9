import { type Role, roles } from '@sealtrail/access';

/** Does an official's acts on a case. An administrator does none: no key of theirs is of a department. */
export const handling: readonly Role[] = ['officer', 'chiefRepresentative', 'integrator'];

/** Does an official's acts of the first check and of the delivery. */
export const receiving: readonly Role[] = ['window', ...handling];

/** Tells what applicants bring and do, and looks into it. */
export const takingIn: readonly Role[] = [...receiving, 'admin'];

/** Files, for others or for itself. */
export const filing: readonly Role[] = ['applicantPortal', ...takingIn];

/** Looks into single cases from outside. */
export const inspecting: readonly Role[] = ['supervisor', 'discipline'];

/** Sees cases, each within its scope. */
export const seeing: readonly Role[] = [...takingIn, ...inspecting, 'dashboard'];

/** Sees who works for a department: nobody else is told what an official is called. */
export const seeingOfficials: readonly Role[] = [...takingIn, ...inspecting];

/** Sees cards: those who watch, and those who are watched. */
export const seeingCards: readonly Role[] = [...handling, 'admin', ...inspecting, 'dashboard'];

/** Says the last word on a card. */
export const supervising: readonly Role[] = ['supervisor', 'admin'];

/** Judges what a unit proves by itself, and sees what waits for that. */
export const reviewing: readonly Role[] = [...inspecting, 'admin'];

/** Looks into single ratings, and reads what people wrote, which may name them: nobody who is rated. */
export const readingWords: readonly Role[] = [...inspecting, 'ratingDesk', 'admin'];

/** Keeps the closed loop of bad ratings: of no department, and so outside of every rated unit. */
export const keepingLoops: readonly Role[] = ['ratingDesk', 'supervisor'];

/** Calls raters back: only who verifies is told who they are. */
export const callingRaters: readonly Role[] = ['ratingDesk'];

/** Sees orders to rectify: those who are ordered, and those who look into ratings. */
export const seeingOrders: readonly Role[] = [...receiving, ...readingWords];

/** May be the approver of an act. */
export const approving: readonly Role[] = ['officer', 'chiefRepresentative'];

/** Sees approvals: those who gave them, those who told of them, and those who watch. */
export const seeingApprovals: readonly Role[] = [...handling, 'admin', ...inspecting];

/** Passes on what the public says; none of these where its key is of a department, for that might be the rated one. */
export const rating: readonly Role[] = ['applicantPortal', 'integrator', 'admin'];

/** Looks into who read whose data: not those who administer, for it tells of them too. */
export const auditing: readonly Role[] = ['auditor', 'discipline'];

/** Tells applicants what only they may know; of no department. */
export const telling: readonly Role[] = ['notifier'];

export const administering: readonly Role[] = ['admin'];

export const everyone: readonly Role[] = roles.values;
