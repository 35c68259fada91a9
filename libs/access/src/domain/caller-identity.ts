import type { Instant } from '@sealtrail/event-sourcing';
import { boundFaults, type KeyDepartment } from './key-rules';
import type { KeyBounds } from './roles';

/** The subject of an external issuer's token; only unique together with the issuer. */
export type TokenSubject = { readonly issuer: string; readonly subject: string };

/** The caller of a request, authenticated by an API key or by an access token of an external issuer. */
export type CallerIdentity = KeyBounds & {
  /** The id of the key; for a token, a stable id that is unique to issuer and subject. */
  readonly id: string;
  readonly expiresAt: Instant | null;
  /** Absent: an API key. */
  readonly subject?: TokenSubject;
  /** Id of the delegation by which another's bounds apply; absent: the caller acts for itself. */
  readonly delegation?: string;
};

/** Whether the department and official exist, and all bounds that the role requires are present: the checks of a new key. */
export const isKnownCaller = (bounds: KeyBounds, department: KeyDepartment | null): boolean =>
  boundFaults(bounds, department).length === 0;
