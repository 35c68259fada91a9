import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CallerIdentity, isKnownCaller, KeyDepartments, KeyRing, keyIdOf } from '@sealtrail/access';
import { LruMap, WallClock } from '@sealtrail/event-sourcing';
import { monotonicMs } from '@sealtrail/platform';
import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Fetch, issuerKeys } from './issuer-keys';
import type { TokenIssuer } from './issuer-table';
import { boundsOfToken } from './token-caller';

/** The format of an access token, with its maximum lengths. */
export const TOKEN = /^[\w-]{2,1500}\.[\w-]{2,6000}\.[\w-]{2,1500}$/;
/** Tolerated clock skew of issuers. */
const CLOCK_SKEW_SECONDS = 5;
/** Verified tokens are cached this long; the removal of a department takes effect with the same delay. */
const REMEMBERED_MS = 30_000;
const REMEMBERED_MAX = 10_000;
const SUBJECT_LENGTH_MAX = 255;

/** Why a token was refused, from a closed list, for the log. */
export type TokenFault = 'claims' | 'expired' | 'issuer' | 'issuer keys' | 'no rule' | 'signature' | 'unknown bounds';
export type TokenLook = { readonly identity: CallerIdentity } | { readonly fault: TokenFault };

type AcceptedIssuer = { readonly table: TokenIssuer; readonly keys: JWTVerifyGetKey };
type Remembered = { readonly identity: CallerIdentity; readonly untilMs: number };

/**
 * Access tokens of external issuers (RFC 9068): the issuer names the subject, the table of the settings maps it to a caller.
 * Validity is by wall-clock time, whatever a simulated clock says.
 */
@Injectable()
export class AccessTokens {
  private issuers: ReadonlyMap<string, AcceptedIssuer> = new Map();
  private readonly remembered = new LruMap<string, Remembered>(REMEMBERED_MAX);

  constructor(
    private readonly departments: KeyDepartments,
    private readonly keys: KeyRing,
    private readonly clock: WallClock,
  ) {}

  /** Accepts tokens of these issuers from now on; before, of none. */
  accept(issuers: readonly TokenIssuer[], fetch: Fetch = globalThis.fetch): void {
    const steadyMs = monotonicMs;
    this.issuers = new Map(
      issuers.map((table) => [table.issuer, { table, keys: issuerKeys(table.jwksUri, { fetch, steadyMs }) }]),
    );
  }

  get isInUse(): boolean {
    return this.issuers.size > 0;
  }

  /** The caller of a token, or why the token is refused. */
  async look(token: string): Promise<TokenLook> {
    const digest = createHash('sha256').update(token).digest('base64');
    const nowMs = Date.parse(this.clock.now());
    const known = this.remembered.get(digest);
    if (known !== undefined && nowMs < known.untilMs) return known;
    const look = await this.lookAnew(token);
    if ('identity' in look) {
      const untilMs = Math.min(nowMs + REMEMBERED_MS, Date.parse(look.identity.expiresAt ?? ''));
      this.remembered.set(digest, { ...look, untilMs });
    }
    return look;
  }

  private async lookAnew(token: string): Promise<TokenLook> {
    const issuer = this.issuerOf(token);
    if (issuer === null) return { fault: 'issuer' };
    const verified = await this.verified(token, issuer);
    return 'fault' in verified ? verified : this.identityOf(verified, issuer.table);
  }

  /** The issuer that an unverified token names: used only to choose the keys that verify it. */
  private issuerOf(token: string): AcceptedIssuer | null {
    try {
      const { iss } = decodeJwt(token);
      return typeof iss === 'string' ? (this.issuers.get(iss) ?? null) : null;
    } catch {
      return null;
    }
  }

  private async verified(
    token: string,
    { table, keys }: AcceptedIssuer,
  ): Promise<Required<Pick<JWTPayload, 'exp' | 'sub'>> | { readonly fault: TokenFault }> {
    const { issuer, audience, algorithms, lifetimeMinutesMax } = table;
    const lifetimeSeconds = lifetimeMinutesMax * 60;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp', 'iat', 'jti', 'client_id'],
        maxTokenAge: lifetimeSeconds,
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: new Date(this.clock.now()),
      });
      const { exp = 0, iat = 0, sub = '' } = payload;
      if (exp - iat > lifetimeSeconds) return { fault: 'claims' };
      if (typeof sub !== 'string' || sub === '' || sub.length > SUBJECT_LENGTH_MAX) return { fault: 'claims' };
      return { ...payload, exp, sub };
    } catch (error) {
      return { fault: faultOf(error) };
    }
  }

  private async identityOf(
    claims: Required<Pick<JWTPayload, 'exp' | 'sub'>>,
    { issuer, callers }: TokenIssuer,
  ): Promise<TokenLook> {
    const bounds = boundsOfToken(claims, callers);
    if (bounds === null) return { fault: 'no rule' };
    const found = await this.departments.find(bounds.department);
    // A source belongs to the keys that were bound to it: no row of the table may take one over.
    const isOfNoKey = bounds.source !== null && !this.keys.isBound(bounds.source);
    if (isOfNoKey || !isKnownCaller(bounds, found?.department ?? null)) return { fault: 'unknown bounds' };
    const subject = { issuer, subject: claims.sub };
    const id = `token-${keyIdOf('token', issuer, claims.sub)}`;
    return { identity: { ...bounds, id, expiresAt: new Date(claims.exp * 1_000).toISOString(), subject } };
  }
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return 'claims';
  const isOfToken = SIGNATURE_ERRORS.some((kind) => error instanceof kind);
  return isOfToken ? 'signature' : 'issuer keys';
}

/** Faults of the token itself; any other error comes from the network or the issuer's keys. */
const SIGNATURE_ERRORS = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSMultipleMatchingKeys,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTInvalid,
];
