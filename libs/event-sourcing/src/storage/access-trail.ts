import type { Instant } from '../events/event';

/** One read of personal data: who read whose data, and why. It contains none of these data. */
export type PersonalDataAccess = {
  /** Id of the request that was answered. */
  readonly id: string;
  readonly at: Instant;
  /** Id of the API key, or of the subject of an access token. */
  readonly actor: string;
  /** Whom an issuer outside meant by its token; absent: it was a key. */
  readonly subject?: { readonly issuer: string; readonly subject: string };
  /** Id of the delegation by which the actor read with the bounds of another; absent: with its own. */
  readonly delegation?: string;
  /** Id of the emergency access by which a case beyond the bounds was read; absent: within them. */
  readonly emergencyAccess?: string;
  readonly role: string;
  readonly department: string | null;
  /** The official that the key belongs to. */
  readonly official: string | null;
  /** As declared: `GET /v1/applications/:id`. */
  readonly route: string;
  /** Whose data were read; empty for a file that belongs to no case. */
  readonly cases: readonly { readonly id: string; readonly region: string }[];
  /** Which fields were shown: `applicant.name`. */
  readonly fields: readonly string[];
  /** The SHA-256 of the file that was downloaded. */
  readonly file: string | null;
  /** As stated by the reader. */
  readonly purpose: string | null;
  /** For a read of the trail itself: its query. */
  readonly asked: string | null;
  /** The region that the entry belongs to besides those of its cases: for a read of the trail itself, the region of the key. */
  readonly region: string | null;
};

/** A stored entry, with defaults for members added later; earlier versions did not record reads of the trail. */
export const parseAccess = (entry: string): PersonalDataAccess => {
  const kept = JSON.parse(entry) as Omit<PersonalDataAccess, 'asked' | 'region'> & Partial<PersonalDataAccess>;
  return { ...kept, asked: kept.asked ?? null, region: kept.region ?? null };
};

/** All regions that an entry belongs to. */
export const regionsOf = ({ cases, region }: Pick<PersonalDataAccess, 'cases' | 'region'>): readonly string[] => [
  ...new Set([...cases.map((one) => one.region), ...(region === null ? [] : [region])]),
];

export type AccessTrailFilter = {
  /** Only entries that concern a case, or a read of the trail, in this region or a region in it; `null` does not restrict. */
  readonly region: string | null;
  readonly case?: string;
  readonly actor?: string;
  readonly file?: string;
  /** Inclusive. */
  readonly from?: Instant;
  /** Exclusive. */
  readonly to?: Instant;
  readonly limit: number;
  /** After this entry; `null`: from the beginning. */
  readonly after: Pick<PersonalDataAccess, 'at' | 'id'> | null;
};

/**
 * Who read whose data (个人信息保护法 arts. 51, 54, 56). A separate store, neither stream nor view: an event log cannot delete
 * entries, but these must be deleted after a fixed time; and consumers of events must not learn who reads whose data.
 */
export abstract class AccessTrail {
  /** Durable when it returns; concurrent entries are written together. The same id is stored once. */
  abstract keep(read: PersonalDataAccess): Promise<void>;
  /** Latest first; entries of the same instant by descending id. */
  abstract find(question: AccessTrailFilter): Promise<readonly PersonalDataAccess[]>;
  /** Deletes the entries recorded before an instant, and returns their number. */
  abstract forget(before: Instant): Promise<number>;
}
