import { defineEnumeration, type Scope, type ValueOf } from '@sealtrail/event-sourcing';

/** Duties of callers. */
export const roles = defineEnumeration(
  { zh: '角色', en: 'Role' },
  {
    applicantPortal: { zh: '申请人门户', en: 'applicant portal' },
    window: { zh: '综合窗口', en: 'integrated window' },
    officer: { zh: '承办人' },
    chiefRepresentative: { zh: '首席代表' },
    supervisor: { zh: '监察人员' },
    discipline: { zh: '纪检监察', en: 'discipline inspection' },
    dashboard: { zh: '大屏' },
    integrator: { zh: '业务系统', en: 'system of a department' },
    notifier: { zh: '短信邮件网关', en: 'notification gateway', note: 'bound to no department' },
    ratingDesk: { zh: '差评核实专席', en: 'bad-rating verification desk', note: 'outside every rated unit' },
    auditor: { zh: '审计人员', en: 'access auditor' },
    admin: { zh: '管理员', en: 'administrator' },
  },
);
export type Role = ValueOf<typeof roles>;

/** The bounds of a key; `null`: unrestricted. */
export type KeyBounds = {
  readonly role: Role;
  readonly department: string | null;
  /** The key is valid for this region and its subregions. */
  readonly region: string | null;
  readonly official: string | null;
  /** 来源系统: the source system that the key speaks for. */
  readonly source: string | null;
};

/** Whether a role needs a bound. A region restricts every role. */
type BoundRequirement = 'needed' | 'optional' | 'meaningless';
type RoleBounds = Readonly<Record<'department' | 'official', BoundRequirement>> & {
  /** `orDepartment`: required if the key is not bound to a department. */
  readonly source: BoundRequirement | 'orDepartment';
};

const DEPARTMENT_ROLE: RoleBounds = { department: 'needed', official: 'optional', source: 'meaningless' };
const REGION_ROLE: RoleBounds = { department: 'meaningless', official: 'meaningless', source: 'meaningless' };

/**
 * The bounds that each role honours. A key with any other bound is not issued: its issuer would rely on a restriction that has no
 * effect.
 */
export const boundRequirementsOf: Readonly<Record<Role, RoleBounds>> = {
  applicantPortal: { department: 'optional', official: 'meaningless', source: 'needed' },
  window: DEPARTMENT_ROLE,
  officer: DEPARTMENT_ROLE,
  chiefRepresentative: DEPARTMENT_ROLE,
  supervisor: REGION_ROLE,
  discipline: REGION_ROLE,
  dashboard: REGION_ROLE,
  integrator: { department: 'optional', official: 'optional', source: 'orDepartment' },
  notifier: REGION_ROLE,
  ratingDesk: REGION_ROLE,
  auditor: REGION_ROLE,
  admin: REGION_ROLE,
};

/** Whether a key reads only what its source filed: a portal, or a system that works for no department. */
export const isBoundBySource = ({ role, department }: Pick<KeyBounds, 'role' | 'department'>): boolean => {
  const { source } = boundRequirementsOf[role];
  return source === 'needed' || (source === 'orDepartment' && department === null);
};

/** The source of items filed by a key that needs a source and has none; no source has this name. */
const UNKNOWN_SOURCE = '';

/**
 * The scope of a caller. Department roles read what their department is involved in; supervising roles read all departments of
 * their region; a portal, and a system of no department, read what their source filed.
 */
export const scopeOf = ({ role, department, region, source }: Omit<KeyBounds, 'official'>): Scope => ({
  department: boundRequirementsOf[role].department === 'meaningless' ? null : department,
  region,
  ...(isBoundBySource({ role, department }) ? { filedBy: source ?? UNKNOWN_SOURCE } : {}),
});
