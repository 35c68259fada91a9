import { defineEnumeration, type Scope, type ValueOf } from '@sealtrail/event-sourcing';

/** Duties of callers. */
export const roles = defineEnumeration(
  { zh: '角色', en: 'Role' },
  {
    applicantPortal: { zh: '申请人门户', en: 'portal of applicants' },
    window: { zh: '综合窗口', en: 'integrated window' },
    officer: { zh: '承办人' },
    chiefRepresentative: { zh: '首席代表' },
    supervisor: { zh: '监察人员' },
    discipline: { zh: '纪检监察', en: 'discipline inspection' },
    dashboard: { zh: '大屏' },
    integrator: { zh: '业务系统', en: 'system of a department' },
    notifier: { zh: '短信邮件网关', en: 'gateway that tells applicants', note: 'bound to no department' },
    ratingDesk: { zh: '差评核实专席', en: 'desk that verifies bad ratings', note: 'outside every rated unit' },
    auditor: { zh: '审计人员', en: 'auditor of who read what' },
    admin: { zh: '管理员', en: 'administrator' },
  },
);
export type Role = ValueOf<typeof roles>;

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
