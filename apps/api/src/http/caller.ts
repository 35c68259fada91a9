import { randomBytes } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { CallerIdentity, Role, TokenSubject } from '@sealtrail/access';
import {
  type Clock,
  type CommandMetadata,
  derivedId,
  type Instant,
  NO_STREAM,
  type Scope,
} from '@sealtrail/event-sourcing';
import { type FingerprintInput, fingerprintOf } from './fingerprint';
import { happenedAt, instantOf } from './instant';
import { fault, invalid, reject } from './rejections';
import { type ApiRequest, headerOf } from './request';

/** The id of a command, derived from the caller and its `Idempotency-Key`: the same for a repetition. */
export const commandIdOf = (actor: string, key: string): string => derivedId('command', actor, key);

/** The caller of a request: key, scope and idempotency key. */
export class Caller {
  /** Id of the API key, or of the subject of an access token: recorded as `actor` in events, and the owner of idempotency keys. */
  readonly actor: string;
  readonly role: Role;
  readonly department: string | null;
  /** The official that the key is bound to, if any. */
  readonly official: string | null;
  /** The bounds of the key, regardless of the route, and its expiry. */
  readonly bounds: CallerIdentity;
  /** The subject of an access token; `null`: authenticated by an API key. */
  readonly subject: TokenSubject | null;
  /** Id of the delegation by which the bounds of another apply; `null`: the caller acts for itself. */
  readonly delegation: string | null;
  /** The caller's `Idempotency-Key`, or a generated one. */
  readonly idempotencyKey: string;
  /** Whether the caller sent the `Idempotency-Key`: the request may be a repetition. */
  readonly hasIdempotencyKey: boolean;
  private receivedAt: Instant | null = null;

  constructor(
    identity: CallerIdentity,
    /** The scope of the caller on this route. */
    readonly scope: Scope,
    private readonly request: ApiRequest,
    private readonly clock: Clock,
    private readonly fingerprinting: Pick<FingerprintInput, 'personal' | 'secret'>,
    /** Maximum time for a command before its append; `null`: unlimited. */
    private readonly commandMsMax: number | null = null,
    /** Id of the emergency access that opened the application beyond the bounds; `null`: none. */
    readonly emergencyAccess: string | null = null,
  ) {
    this.actor = identity.id;
    this.role = identity.role;
    this.department = identity.department;
    this.official = identity.official;
    this.bounds = identity;
    this.subject = identity.subject ?? null;
    this.delegation = identity.delegation ?? null;
    const named = readIdempotencyKey(request);
    this.hasIdempotencyKey = named !== null;
    this.idempotencyKey = named ?? timeOrderedKey(clock.now());
  }

  /** The owner of uploaded files. */
  get uploader(): { readonly key: string; readonly source: string | null } {
    return { key: this.actor, source: this.bounds.source };
  }

  /** When the command was admitted, by the server's clock: read at first use, which is after the command gate. */
  get now(): Instant {
    this.receivedAt ??= this.clock.now();
    return this.receivedAt;
  }

  /** When the act happened; by default now. @throws {Rejection} `request.invalid` */
  get occurredAt(): Instant {
    return this.statedOccurredAt ?? this.now;
  }

  /** `occurredAt` of the body; `null` if absent. @throws {Rejection} `request.invalid` */
  get statedOccurredAt(): Instant | null {
    const { body } = this.request;
    const told = typeof body === 'object' && body !== null && 'occurredAt' in body ? body.occurredAt : undefined;
    if (told === undefined || told === null) return null;
    const instant = instantOf(told);
    if (instant === null) throw invalid(fault('/occurredAt', 'field.not-instant'));
    const at = happenedAt(instant, this.now);
    if (at === null) throw invalid(fault('/occurredAt', 'field.in-future'));
    return at;
  }

  /** The metadata of a command. */
  get commandMetadata(): CommandMetadata {
    return {
      actor: this.actor,
      ...(this.delegation === null ? {} : { delegation: this.delegation }),
      commandId: this.commandId,
      correlationId: this.request.id,
      causationId: null,
      fingerprint: fingerprintOf(this.request, {
        ...this.fingerprinting,
        commandId: this.commandId,
        delegation: this.delegation,
      }),
      expectedRevision: readExpectedRevision(this.request),
      notAfter: this.commandMsMax === null ? null : new Date(Date.parse(this.now) + this.commandMsMax).toISOString(),
    };
  }

  get commandId(): string {
    return commandIdOf(this.actor, this.idempotencyKey);
  }
}

/** A request that has passed the access guard; on public routes it has no caller. */
export type AuthenticatedRequest = ApiRequest & { caller?: Caller };

/** The caller of a route that requires a key. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (caller === undefined) throw new Error('a public route has no caller');
  return caller;
});

const invalidHeader = (header: string): Error => reject('request.header-invalid', { header });

/** The draft standard requires a quoted string; the common bare form is accepted too. */
export const IDEMPOTENCY_KEY = /^([!#-[\]-~]{1,200}|"[!#-[\]-~]{1,200}")$/;
/** A revision as an ETag. */
export const STRONG_TAG = /^"\d{1,18}"$/;

function readIdempotencyKey(request: ApiRequest): string | null {
  if (request.headers['idempotency-key'] === undefined) return null;
  const text = headerOf(request, 'idempotency-key') ?? '';
  if (IDEMPOTENCY_KEY.test(text)) return text.replaceAll('"', '');
  throw invalidHeader('Idempotency-Key');
}

/** `If-Match: "5"` expects revision 5; `If-None-Match: *` expects an empty stream. */
function readExpectedRevision(request: ApiRequest): bigint | null {
  if (request.headers['if-match'] !== undefined) {
    const tag = headerOf(request, 'if-match') ?? '';
    if (!STRONG_TAG.test(tag)) throw invalidHeader('If-Match');
    return BigInt(tag.slice(1, -1));
  }
  if (request.headers['if-none-match'] === undefined) return null;
  if (headerOf(request, 'if-none-match') !== '*') throw invalidHeader('If-None-Match');
  return NO_STREAM;
}

/** A UUID version 7 (RFC 9562 §5.7): ordered by time, so that generated keys are adjacent in indexes. */
function timeOrderedKey(now: Instant): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.parse(now), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
