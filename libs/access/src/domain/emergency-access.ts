import {
  type CommandMessage,
  type Decider,
  defineEnumeration,
  derivedId,
  type Event,
  type Instant,
  type ValueOf,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Role } from './roles';

/** Roles that may read a case beyond their bounds in an emergency. */
export const EMERGENCY_ROLES: readonly Role[] = [
  'window',
  'officer',
  'chiefRepresentative',
  'supervisor',
  'discipline',
];

export const EMERGENCY_MINUTES_MAX = 240;
export const EMERGENCY_MINUTES_DEFAULT = 60;
/** Emergency accesses that one key may open within 24 hours. */
const EMERGENCIES_PER_DAY = 10;

export const emergencyFindings = defineEnumeration(
  { zh: '复核结论', en: 'Finding' },
  {
    justified: { zh: '理由成立', en: 'justified' },
    unjustified: { zh: '理由不成立', en: 'not justified' },
  },
);
export type EmergencyFinding = ValueOf<typeof emergencyFindings>;

/** 应急调阅 (break-glass): a key reads one case beyond its bounds for a short time, with a reason that is reviewed afterwards. */
export type EmergencyAccess = {
  readonly id: string;
  /** Id of the key that opened it, and its bounds. */
  readonly key: string;
  readonly role: Role;
  readonly department: string | null;
  readonly official: string | null;
  readonly application: string;
  /** 行政区划代码 of the case. */
  readonly region: string;
  readonly reason: WrittenText;
  /** Exclusive. */
  readonly until: Instant;
};

export type EmergencyAccessOpened = Event<'EmergencyAccessOpened', EmergencyAccess & { readonly openedAt: Instant }>;
export type EmergencyReview = {
  /** Id of the reviewer's key. */
  readonly by: string;
  readonly finding: EmergencyFinding;
  readonly remark: WrittenText;
  readonly reviewedAt: Instant;
};
export type EmergencyAccessReviewed = Event<'EmergencyAccessReviewed', EmergencyReview & { readonly id: string }>;
export type EmergencyAccessEvent = EmergencyAccessOpened | EmergencyAccessReviewed;

export type OpenEmergencyAccess = CommandMessage<'OpenEmergencyAccess', EmergencyAccess & { readonly at: Instant }>;
export type ReviewEmergencyAccess = CommandMessage<
  'ReviewEmergencyAccess',
  Omit<EmergencyReview, 'reviewedAt'> & { readonly id: string; readonly at: Instant }
>;
export type EmergencyAccessCommand = OpenEmergencyAccess | ReviewEmergencyAccess;

/** The emergency accesses of one key, by id. */
export type EmergencyAccessState = ReadonlyMap<
  string,
  Pick<EmergencyAccess, 'key' | 'region'> & { readonly openedAt: Instant; readonly isReviewed: boolean }
>;

const DAY_MS = 86_400_000;

/** The id of the emergency access that a command opens. */
export const emergencyAccessIdOf = (commandId: string): string => derivedId('emergencyAccess', commandId);

/** One stream for each key, so that concurrent requests cannot exceed its number. */
export const emergencyAccessStream = (key: string): string => `emergencyAccess-${key}`;

export const emergencyAccessDecider: Decider<EmergencyAccessState, EmergencyAccessCommand, EmergencyAccessEvent> = {
  initial: new Map(),
  decide: {
    OpenEmergencyAccess: ({ at, ...access }, opened) => {
      if (opened.has(access.id)) throw reject('emergency-access.exists');
      const today = [...opened.values()].filter(({ openedAt }) => Date.parse(at) - Date.parse(openedAt) < DAY_MS);
      if (today.length >= EMERGENCIES_PER_DAY) throw reject('emergency-access.too-many', { max: EMERGENCIES_PER_DAY });
      return [{ type: 'EmergencyAccessOpened', data: { ...access, openedAt: at } }];
    },
    ReviewEmergencyAccess: ({ id, by, finding, remark, at }, opened) => {
      const access = opened.get(id);
      if (access === undefined) throw reject('emergency-access.not-found');
      if (access.key === by) throw reject('emergency-access.own');
      if (access.isReviewed) throw reject('emergency-access.reviewed');
      return [{ type: 'EmergencyAccessReviewed', data: { id, by, finding, remark, reviewedAt: at } }];
    },
  },
  evolve: {
    EmergencyAccessOpened: (opened, { id, key, region, openedAt }) =>
      new Map(opened).set(id, { key, region, openedAt, isReviewed: false }),
    EmergencyAccessReviewed: (opened, { id }) => {
      const access = opened.get(id);
      return access === undefined ? opened : new Map(opened).set(id, { ...access, isReviewed: true });
    },
  },
};
