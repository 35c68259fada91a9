/** A member that is present, with its note. */
export type PresenceEntry = { readonly who: string; readonly note: string | null };

/**
 * Which members are present, by place: the running processes, the open streams of a key. A member that does not announce itself
 * again in time expires, so that a dead process disappears by itself.
 */
export abstract class Presence {
  /** Present for this many milliseconds; a repeated announcement restarts the time and replaces the note. */
  abstract announce(place: string, who: string, forMs: number, note: string | null): Promise<void>;
  abstract withdraw(place: string, who: string): Promise<void>;
  /** All members in a place, by name. */
  abstract list(place: string): Promise<readonly PresenceEntry[]>;
}

type Stay = { readonly untilMs: number; readonly note: string | null };

/** The presence of one process. */
export class InMemoryPresence extends Presence {
  private readonly places = new Map<string, Map<string, Stay>>();

  /** @param steadyMs milliseconds of a monotonic clock. */
  constructor(private readonly steadyMs: () => number) {
    super();
  }

  override async announce(place: string, who: string, forMs: number, note: string | null): Promise<void> {
    const stays = this.staysIn(place);
    this.places.set(place, stays.set(who, { untilMs: this.steadyMs() + forMs, note }));
  }

  override async withdraw(place: string, who: string): Promise<void> {
    const stays = this.places.get(place);
    stays?.delete(who);
    if (stays?.size === 0) this.places.delete(place);
  }

  override async list(place: string): Promise<readonly PresenceEntry[]> {
    return [...this.staysIn(place)].map(([who, { note }]) => ({ who, note })).sort((a, b) => (a.who < b.who ? -1 : 1));
  }

  /** Without expired members. */
  private staysIn(place: string): Map<string, Stay> {
    const stays = this.places.get(place) ?? new Map<string, Stay>();
    const nowMs = this.steadyMs();
    for (const [who, { untilMs }] of stays) if (untilMs <= nowMs) stays.delete(who);
    if (stays.size === 0) this.places.delete(place);
    return stays;
  }
}
