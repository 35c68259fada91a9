import { viewNames } from '@sealtrail/contexts';
import type { Generations, ReadStore } from '@sealtrail/event-sourcing';
import { FIRST_GENERATION, generationName } from '@sealtrail/event-sourcing/runtime';
import { type MongoConnection, MongoReadStore, type Reconciliation, type ViewSource } from '@sealtrail/platform';
import type { PreviousViews } from './lost-documents';
import type { ReconciledViews } from './reconciled-views';

/** Higher than the epoch of any writer of the generations to be removed. */
const EPOCH_BEYOND_ALL = 2n ** 62n;

/**
 * The views in MongoDB: a new generation of each is live at once, and the former ones are removed once the losses are listed.
 */
export class ViewsOnServer implements ReconciledViews {
  private readonly store: MongoReadStore;

  constructor(
    documents: MongoConnection,
    readonly source: ViewSource,
  ) {
    this.store = new MongoReadStore(documents, () => EPOCH_BEYOND_ALL);
  }

  followers = () => this.store.followers();

  async generations(): Promise<Readonly<Record<string, Generations>>> {
    const found = viewNames.map(async (view) => [view, await this.store.generations(view)] as const);
    return Object.fromEntries(await Promise.all(found));
  }

  async setAside({ before }: Reconciliation): Promise<void> {
    for (const [view, seen] of Object.entries(before)) {
      const { live } = await this.store.generations(view);
      if (live !== nextGenerationOf(seen)) await this.store.changeGenerations(view, seen, onlyNextGeneration(seen));
    }
  }

  compare<T>({ before }: Reconciliation, work: (before: PreviousViews, now: ReadStore) => Promise<T>): Promise<T> {
    const list: PreviousViews['list'] = (view, query) =>
      this.store.listIn(generationName(view, before[view]?.live ?? 1), query);
    return work({ list }, this.store);
  }

  /** Includes views of earlier versions, which are no longer queried but have followed the other log as well. */
  async letGo({ before }: Reconciliation): Promise<string> {
    const fresh = new Set(Object.entries(before).map(([view, seen]) => generationName(view, nextGenerationOf(seen))));
    const followers = new Set((await this.store.followers()).map(({ name }) => name));
    for (const name of followers) if (!fresh.has(name)) await this.store.discard(name);
    return 'those of before are gone';
  }
}

const nextGenerationOf = ({ newest }: Generations): number => newest + 1;

const onlyNextGeneration = (seen: Generations): Generations => ({
  ...FIRST_GENERATION,
  live: nextGenerationOf(seen),
  newest: nextGenerationOf(seen),
});
