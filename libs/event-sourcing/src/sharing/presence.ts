/** Somebody who is there, with what they say of themselves. */
export type PresenceEntry = { readonly who: string; readonly note: string | null };

/**
 * Who is there, by place: the processes that are up, the streams that a key has open. Whoever has not announced
 * themselves again in time is gone, so that a dead process leaves by itself.
 */
export abstract class Presence {
  /** There from now on, for so many milliseconds; announced again, the time and the note begin anew. */
  abstract announce(place: string, who: string, forMs: number, note: string | null): Promise<void>;
  abstract withdraw(place: string, who: string): Promise<void>;
  /** Everybody in a place, by name. */
  abstract list(place: string): Promise<readonly PresenceEntry[]>;
}

type Stay = { readonly untilMs: number; readonly note: string | null };

/** The presence that one process knows of. */
export class InMemoryPresence extends Presence {
  private readonly places = new Map<string, Map<string, Stay>>();

  /** @param monotonicMs milliseconds of a clock that never goes back. */
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

  /** Without those whose time is over. */
  private staysIn(place: string): Map<string, Stay> {
    const stays = this.places.get(place) ?? new Map<string, Stay>();
    const nowMs = this.steadyMs();
    for (const [who, { untilMs }] of stays) if (untilMs <= nowMs) stays.delete(who);
    if (stays.size === 0) this.places.delete(place);
    return stays;
  }
}
