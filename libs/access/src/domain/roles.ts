import type { Scope } from '@sealtrail/event-sourcing';

/** Duties of callers. `chiefRepresentative` 首席代表, `window` 综合窗口, `discipline` 纪检监察. */
export const ROLES = [
  'applicantPortal',
  'window',
  'officer',
  'chiefRepresentative',
  'supervisor',
  'discipline',
  'dashboard',
  'integrator',
  'admin',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that work for one department: a key bound to one sees what that department is involved in. */
const DEPARTMENTAL: readonly Role[] = ['applicantPortal', 'window', 'officer', 'chiefRepresentative', 'integrator'];

/** Roles that make no sense without a department. */
export const DEPARTMENT_REQUIRED: readonly Role[] = ['window', 'officer', 'chiefRepresentative'];

/** What a caller may see. Those who supervise look across departments, within their region. */
export const scopeOf = (who: {
  readonly role: Role;
  readonly department: string | null;
  readonly region: string | null;
}): Scope => ({
  department: DEPARTMENTAL.includes(who.role) ? who.department : null,
  region: who.region,
});
