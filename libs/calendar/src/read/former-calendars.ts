import { type EventStore, LruMap } from '@sealtrail/event-sourcing';
import type { Calendar } from '@sealtrail/working-days';
import { type FormerCalendar, readFormerCalendar } from './calendar-chain';

/** Versions in memory; each has the days of its whole chain. */
const VERSIONS_MAX = 32;

/**
 * Earlier versions of calendars, the latest used in memory: the cases of a recalculation have seen a few versions between them,
 * and each of these is folded from the start of its streams.
 */
export class FormerCalendars {
  private readonly found = new LruMap<string, FormerCalendar>(VERSIONS_MAX);

  constructor(private readonly store: EventStore) {}

  /** As {@link readFormerCalendar}. A version that nothing has changed since is not kept: the next event changes that. */
  async get({ id, zone, version }: Pick<Calendar, 'id' | 'version' | 'zone'>): Promise<FormerCalendar | null> {
    const key = `${id}@${version}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const former = await readFormerCalendar(this.store, { id, zone, version });
    if (former !== null) this.found.set(key, former);
    return former;
  }
}
