import { Injectable } from '@nestjs/common';
import { LruMap, type ViewState, ViewWatch } from '@sealtrail/event-sourcing';
import { monotonicMs } from '@sealtrail/platform';

/** Maximum time a query waits for the caller's own last command. */
const WAIT_MS = 2_000;
/** Number of callers whose last command is remembered. */
const CALLERS_MAX = 10_000;

/** `shown`: the position as returned to the caller. */
type LastWrite = { readonly position: bigint; readonly shown: string; readonly until: number };

/**
 * Callers find what they wrote a moment ago: a query waits for the last command of its own key, in the process that executed it;
 * other processes need `Sealtrail-Min-Position`. Without a recent command it costs nothing; and if the views stand still, only
 * one query after each command waits.
 */
@Injectable()
export class ReadYourWrites {
  private readonly last = new LruMap<string, LastWrite>(CALLERS_MAX);

  constructor(private readonly views: ViewWatch) {}

  /** @param actor id of the key */
  recordWrite(actor: string, position: bigint, shown: string): void {
    const before = this.last.get(actor);
    // A repeated command returns its original position.
    if (before !== undefined && before.position >= position) return;
    this.last.set(actor, { position, shown, until: monotonicMs() + WAIT_MS });
  }

  /** The state of the views once they include the command; `missing`: they do not yet. */
  async waitUntilVisible(actor: string): Promise<{ readonly state: ViewState; readonly missing: string | null }> {
    const written = this.last.get(actor);
    const state = await this.views.state();
    if (written === undefined) return { state, missing: null };
    if (state.position < written.position && !(await this.reached(written))) {
      return { state: await this.views.state(), missing: written.shown };
    }
    if (this.last.get(actor) === written) this.last.delete(actor);
    return { state: state.position < written.position ? await this.views.state() : state, missing: null };
  }

  private reached({ position, until }: LastWrite): Promise<boolean> {
    const leftMs = Math.max(0, until - monotonicMs());
    return this.views.waitForPosition(position, { signal: AbortSignal.timeout(Math.ceil(leftMs)) });
  }
}
