import { type KeyBounds, scopeOf } from '@sealtrail/access';
import { COUNTRY_CODE, defineEnumeration, liesWithin, type Scope, type ValueOf } from '@sealtrail/event-sourcing';

/** What limits what a caller may read or change on a route, in addition to its role. */
export const scopes = defineEnumeration(
  { zh: '数据范围', en: 'Scope' },
  {
    public: { zh: '无需密钥，不含个人信息', en: 'no key required; contains no personal data' },
    secret: {
      zh: '无需密钥，仅限查询码或者评价凭证所属的一个办件',
      en: 'no key required, only the query code or a rating token of one case; contains no personal data of that case',
    },
    // The catalogue and the calendars are public by law (行政许可法 art. 30; 优化营商环境条例 arts. 36, 37).
    anyKey: { zh: '对所有密钥相同', en: 'the same for every key' },
    ownKey: { zh: '密钥自身', en: 'the key itself' },
    case: {
      zh: '密钥所属部门参与、且在密钥行政区划内的办件；申请人门户和未绑定部门的业务系统仅限其来源系统所提交的',
      en: "cases in which the key's department takes part, in the key's region; for a portal, or a system without a department, the cases filed by its source",
    },
    act: {
      zh: '同“case”，且行为人须为密钥所属部门的人员',
      en: "as `case`, and the act is one of the key's own department and of the official that the key is bound to",
    },
    ownItems: {
      zh: '密钥所属部门、行政区划内的事项；综合窗口可收各部门事项',
      en: "items of the key's department, in the key's region; a window receives for all departments",
    },
    // A card concerns the officials of a case, and is not a filed document (行政许可法 art. 10 names the supervisors).
    unit: {
      zh: '密钥所属部门、行政区划内的记录；仅由来源系统限定的密钥一概不见',
      en: "what concerns the key's department, in the key's region; nothing for keys bound to a source only",
    },
    jurisdiction: {
      zh: '密钥行政区划内的部门、人员、事项、日历和密钥',
      en: "departments, officials, items, calendars and keys of the key's region",
    },
    country: {
      zh: '全国共有，限定下级行政区划的密钥不得变更',
      en: 'national data: not available to keys bound to a region',
    },
  },
);

export type RouteScope = ValueOf<typeof scopes>;

/** Scopes that are limited by the bounds of the key. */
const KEY_BOUND_SCOPES: readonly RouteScope[] = ['case', 'act', 'ownItems', 'unit', 'jurisdiction'];

/** The scope of a key on a route; on routes without key-bound scope, everything. */
export const callerScopeOf = (scope: RouteScope, key: KeyBounds): Scope =>
  KEY_BOUND_SCOPES.includes(scope) ? scopeOf(key) : { department: null, region: null };

/** Whether a route is closed to a key because it is bound to a region below the country. */
export const isClosedToRegion = (scope: RouteScope, { region }: Pick<KeyBounds, 'region'>): boolean =>
  scope === 'country' && !liesWithin(region, COUNTRY_CODE);
