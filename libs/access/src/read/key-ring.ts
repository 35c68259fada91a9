import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EventStore, type Instant, liesWithin, type PageCursor, type RecordedEvent } from '@sealtrail/event-sourcing';
import type { ApiKey, ApiKeyEvent, ApiKeyIssued } from '../domain/api-key';
import { hashOf } from '../key-text';
import { LogRegister } from './log-register';

export type IssuedKey = ApiKeyIssued['data'] & { readonly revokedAt: Instant | null };

const TYPES: readonly ApiKeyEvent['type'][] = ['ApiKeyIssued', 'ApiKeyRevoked'];

/** All keys, in memory. */
@Injectable()
export class KeyRing extends LogRegister<ApiKeyEvent> {
  private readonly byId = new Map<string, IssuedKey>();
  private readonly byHash = new Map<string, IssuedKey>();

  constructor(store: EventStore) {
    super(store, TYPES);
  }

  /** The key of a bearer token, or `null`: unknown, revoked or expired. */
  find(token: string, now: Instant): ApiKey | null {
    const hash = hashOf(token);
    const key = this.byHash.get(hash);
    if (key === undefined || !timingSafeEqual(Buffer.from(key.hash), Buffer.from(hash))) return null;
    return isValid(key, now) ? key : null;
  }

  /** The key with an id that was authenticated before, or `null`: unknown, revoked or expired. */
  findById(id: string, now: Instant): ApiKey | null {
    const key = this.get(id);
    return key !== null && isValid(key, now) ? key : null;
  }

  get(id: string): IssuedKey | null {
    return this.byId.get(id) ?? null;
  }

  /** Whether a key is or ever was bound to a source: what was filed under the source stays with it. */
  isBound(source: string): boolean {
    return this.all().some((key) => key.source === source);
  }

  /** Ordered by time of issue, oldest first. */
  all(): readonly IssuedKey[] {
    return [...this.byId.values()];
  }

  /** A page of the keys of a region (`null`: of all) after an id, and where the list continues. */
  page(
    region: string | null,
    limit: number,
    after: string | null,
  ): { readonly items: readonly IssuedKey[]; readonly next: PageCursor | null } {
    const all = this.all().filter((key) => liesWithin(region, key.region));
    const from = all.findIndex(({ id }) => id === after) + 1;
    const items = all.slice(from, from + limit);
    const last = items.at(-1);
    return { items, next: last === undefined || from + limit >= all.length ? null : { value: null, id: last.id } };
  }

  protected override fold(event: RecordedEvent<ApiKeyEvent>): void {
    const key = this.after(event);
    if (key === null) return;
    this.byId.set(key.id, key);
    this.byHash.set(key.hash, key);
  }

  private after(event: RecordedEvent<ApiKeyEvent>): IssuedKey | null {
    if (event.type === 'ApiKeyIssued') return { ...event.data, revokedAt: null };
    const key = this.byId.get(event.data.id);
    return key === undefined ? null : { ...key, revokedAt: event.data.revokedAt };
  }
}

const isValid = ({ revokedAt, expiresAt }: IssuedKey, now: Instant): boolean =>
  revokedAt === null && (expiresAt === null || now < expiresAt);
