import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EventStore, type Instant, liesWithin, type PageCursor, type RecordedEvent } from '@sealtrail/event-sourcing';
import type { ApiKey, ApiKeyEvent, ApiKeyIssued } from '../domain/api-key';
import { hashOf } from '../key-text';

export type IssuedKey = ApiKeyIssued['data'] & { readonly revokedAt: Instant | null };

const TYPES: readonly ApiKeyEvent['type'][] = ['ApiKeyIssued', 'ApiKeyRevoked'];

/** All keys, in memory: folded from the log at the start, and again up to its head after each write of our own. */
@Injectable()
export class KeyRing {
  private readonly byId = new Map<string, IssuedKey>();
  private readonly byHash = new Map<string, IssuedKey>();
  private position = 0n;

  constructor(private readonly store: EventStore) {}

  /** The key behind a bearer token, or `null`: unknown, revoked, expired. */
  find(token: string, now: Instant): ApiKey | null {
    const hash = hashOf(token);
    const key = this.byHash.get(hash);
    if (key === undefined || !timingSafeEqual(Buffer.from(key.hash), Buffer.from(hash))) return null;
    return isValid(key, now) ? key : null;
  }

  /** A key whose holder has proved before to have it, or `null`: unknown, revoked, expired. */
  findById(id: string, now: Instant): ApiKey | null {
    const key = this.get(id);
    return key !== null && isValid(key, now) ? key : null;
  }

  get(id: string): IssuedKey | null {
    return this.byId.get(id) ?? null;
  }

  /** Whether some key speaks for a source, or ever did: what was filed under it stays its own. */
  isBound(source: string): boolean {
    return this.all().some((key) => key.source === source);
  }

  /** Oldest first. */
  all(): readonly IssuedKey[] {
    return [...this.byId.values()];
  }

  /** A stretch of the keys of a region (`null`: of all) behind the one with an id, and where it goes on. */
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

  /** Folds what the log holds that is not here yet. */
  async catchUp(): Promise<void> {
    const head = await this.store.head();
    const stop = new AbortController();
    const batches = this.store.subscribe({ after: this.position, types: TYPES, batchMax: 1_000, signal: stop.signal });
    if (this.position < head) {
      for await (const { events, position } of batches) {
        this.foldAll(events, position);
        if (position >= head) break;
      }
    }
    stop.abort();
  }

  /** Goes on folding what any process writes, until the signal aborts: a revoked key opens nothing anywhere. */
  async follow(signal: AbortSignal): Promise<void> {
    const news = { after: this.position, types: TYPES, batchMax: 1_000, signal };
    for await (const { events, position } of this.store.subscribe(news)) {
      this.foldAll(events, position);
    }
  }

  /** Two may read the log at once: an event that is here already must not come again behind a later one. */
  private foldAll(events: readonly RecordedEvent[], position: bigint): void {
    for (const event of events) if (event.position > this.position) this.fold(event as RecordedEvent<ApiKeyEvent>);
    if (position > this.position) this.position = position;
  }

  private fold(event: RecordedEvent<ApiKeyEvent>): void {
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
