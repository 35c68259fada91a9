import type { CaseBounds } from '@sealtrail/applications';
import {
  type Audience,
  type EventStore,
  isInScope,
  type Publication,
  type Publications,
  type RecordedEvent,
  type Scope,
  type ScopedDocument,
} from '@sealtrail/event-sourcing';
import { onAbort } from '@sealtrail/event-sourcing/runtime';

/** A reader: its audiences, and its scope. */
export type FeedReader = { readonly audiences: readonly Audience[]; readonly scope: Scope };

/** The filters of a reader; an absent one does not filter. */
export type FeedSelection = {
  readonly types?: readonly string[];
  readonly department?: string;
  readonly region?: string;
};

/** A published fact, with the scope that may read it (`null`: unrestricted). */
export type PublishedFact = {
  readonly event: RecordedEvent;
  readonly publication: Publication;
  readonly bounds: ScopedDocument | null;
};

/** A range of the log as one reader sees it. */
export type FactPage = {
  readonly facts: readonly PublishedFact[];
  /** Everything up to here was processed. */
  readonly position: bigint;
  /** No fact followed when the head was read. */
  readonly isAtHead: boolean;
};

const BATCH = 500;
const SMALLEST_BATCH = 50;
/** Maximum number of facts of the requested types processed for a page: a reader that may see few of them does not block others. */
export const LOOKED_AT_MAX = 5_000;

/** The facts that contexts publish, in the order of the log. */
export class PublishedFacts {
  constructor(
    private readonly store: EventStore,
    private readonly cases: Pick<CaseBounds, 'of'>,
    private readonly published: Publications,
  ) {}

  /** Every type that any reader receives. */
  get allTypes(): readonly string[] {
    return Object.keys(this.published);
  }

  /** The requested types that a reader receives; facts of other types are not read at all. */
  typesFor({ audiences }: FeedReader, { types }: FeedSelection): readonly string[] {
    return (types ?? this.allTypes).filter((type) =>
      audiences.includes(this.publicationOf(type)?.audience as Audience),
    );
  }

  /** The facts after a position, at most `limit`: up to the head at the start of the read, or {@link LOOKED_AT_MAX}. */
  async read(
    reader: FeedReader,
    selection: FeedSelection,
    { after, limit, signal }: { readonly after: bigint; readonly limit: number; readonly signal: AbortSignal },
  ): Promise<FactPage> {
    const types = this.typesFor(reader, selection);
    const head = await this.store.head();
    if (after >= head || types.length === 0)
      return { facts: [], position: after > head ? after : head, isAtHead: true };
    const done = new AbortController();
    const release = onAbort(signal, () => done.abort());
    const all = { after, types, batchMax: Math.min(BATCH, Math.max(limit, SMALLEST_BATCH)), signal: done.signal };
    const facts: PublishedFact[] = [];
    let [position, lookedAt] = [after, 0];
    for await (const batch of this.store.subscribe(all)) {
      for (const fact of await this.describe(batch.events)) {
        lookedAt++;
        position = fact.event.position;
        if (isShown(fact, reader, selection)) facts.push(fact);
        if (facts.length === limit) return finish();
      }
      position = batch.position;
      if (position >= head || lookedAt >= LOOKED_AT_MAX) return finish();
    }
    return finish();

    function finish(): FactPage {
      release();
      done.abort();
      return { facts, position, isAtHead: position >= head };
    }
  }

  /** Adds the scope of each fact. Facts that no context publishes are left out. */
  async describe(events: readonly RecordedEvent[]): Promise<readonly PublishedFact[]> {
    const cases = new Map<string, ScopedDocument | null>();
    const described: PublishedFact[] = [];
    for (const event of events) {
      const publication = this.publicationOf(event.type);
      if (publication === undefined) continue;
      described.push({ event, publication, bounds: await this.boundsOf(event, publication, cases) });
    }
    return described;
  }

  private async boundsOf(
    event: RecordedEvent,
    { bounds }: Publication,
    cases: Map<string, ScopedDocument | null>,
  ): Promise<ScopedDocument | null> {
    if (bounds.by === 'nothing') return null;
    if (bounds.by === 'fact') return bounds.of(event.data);
    const id = bounds.id(event);
    const known = cases.has(id) ? cases.get(id) : await this.cases.of(id);
    cases.set(id, known ?? null);
    if (known === null || known === undefined) throw new Error(`${event.stream} has facts and no receipt`);
    return known;
  }

  private publicationOf(type: string): Publication | undefined {
    return Object.hasOwn(this.published, type) ? this.published[type] : undefined;
  }
}

/** Whether a reader may read a fact, and has selected it. */
export function isShown(
  { event, publication, bounds }: PublishedFact,
  { audiences, scope }: FeedReader,
  { types, department, region }: FeedSelection,
): boolean {
  if (!audiences.includes(publication.audience)) return false;
  if (types !== undefined && !types.includes(event.type)) return false;
  const asked: Scope = { department: department ?? null, region: region ?? null };
  if (bounds === null) return department === undefined && region === undefined;
  return isInScope(scope, bounds) && isInScope(asked, bounds);
}
