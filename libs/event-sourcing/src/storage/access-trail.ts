import type { Instant } from '../events/event';

/** One reading of personal data: who read of whom, and why. It holds none of these data. */
export type PersonalDataAccess = {
  /** Of the request that was answered. */
  readonly id: string;
  readonly at: Instant;
  /** Id of the API key. */
  readonly actor: string;
  readonly role: string;
  readonly department: string | null;
  /** The official whom the key is bound to. */
  readonly official: string | null;
  /** As it is declared: `GET /v1/applications/:id`. */
  readonly route: string;
  /** Whose data they are; empty for a file that stands in no case. */
  readonly cases: readonly { readonly id: string; readonly region: string }[];
  /** Which of them were shown: `applicant.name`. */
  readonly fields: readonly string[];
  /** The SHA-256 of the file that was handed out. */
  readonly file: string | null;
  /** In the reader's words. */
  readonly purpose: string | null;
  /** Of a reading of the trail itself: what was asked for. */
  readonly asked: string | null;
  /** Where it is seen beside the regions of its cases: of a reading of the trail itself, the region of the key. */
  readonly region: string | null;
};

/** One as it was kept, with what is known since; before, nobody kept that the trail was read. */
export const parseAccess = (entry: string): PersonalDataAccess => {
  const kept = JSON.parse(entry) as Omit<PersonalDataAccess, 'asked' | 'region'> & Partial<PersonalDataAccess>;
  return { ...kept, asked: kept.asked ?? null, region: kept.region ?? null };
};

/** All regions that one belongs to. */
export const regionsOf = ({ cases, region }: Pick<PersonalDataAccess, 'cases' | 'region'>): readonly string[] => [
  ...new Set([...cases.map((one) => one.region), ...(region === null ? [] : [region])]),
];

export type AccessTrailFilter = {
  /** Only what concerns a case, or a reading of the trail, in this region or in what lies in it; `null` bounds nothing. */
  readonly region: string | null;
  readonly case?: string;
  readonly actor?: string;
  readonly file?: string;
  /** Inclusive. */
  readonly from?: Instant;
  /** Exclusive. */
  readonly to?: Instant;
  readonly limit: number;
  /** Behind this one; `null`: it begins. */
  readonly after: Pick<PersonalDataAccess, 'at' | 'id'> | null;
};

/**
 * Who read whose data (个人信息保护法 arts. 51, 54, 56). A store of its own, in no stream and no view: a log of facts can
 * forget nothing, and this must after a named time; and nobody who follows facts learns who looks at whom.
 */
export abstract class AccessTrail {
  /** Durable when it answers; those that come at the same time are written together. The same id is kept once. */
  abstract keep(read: PersonalDataAccess): Promise<void>;
  /** The latest first; of one instant, by id from the end. */
  abstract find(question: AccessTrailFilter): Promise<readonly PersonalDataAccess[]>;
  /** Removes what was kept before an instant, and says how many. */
  abstract forget(before: Instant): Promise<number>;
}
