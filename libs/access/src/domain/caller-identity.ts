import type { Instant } from '@sealtrail/event-sourcing';
import { boundFaults, type KeyDepartment } from './key-rules';
import type { KeyBounds } from './roles';

/** Whom an issuer outside means by the subject of a token: only both together name somebody. */
export type TokenSubject = { readonly issuer: string; readonly subject: string };

/** Who asks, however they have shown it: by a key, or by a token of an issuer outside. */
export type CallerIdentity = KeyBounds & {
  /** Of the key; of a token one that its issuer and subject have alone, and always. */
  readonly id: string;
  readonly expiresAt: Instant | null;
  /** Absent: a key. */
  readonly subject?: TokenSubject;
};

/** Whether there is everything that a caller is bound to, and nothing is missing that the role needs: as of a new key. */
export const isKnownCaller = (bounds: KeyBounds, department: KeyDepartment | null): boolean =>
  boundFaults(bounds, department).length === 0;
