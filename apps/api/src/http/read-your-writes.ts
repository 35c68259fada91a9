import { Injectable } from '@nestjs/common';
import { LruMap, type ViewState, ViewWatch } from '@sealtrail/event-sourcing';
import { monotonicMs } from '@sealtrail/platform';

/** A question waits so long after the caller's own command until the views have seen that. */
const WAIT_MS = 2_000;
/** Callers whose last command is remembered. */
const CALLERS_MAX = 10_000;

/** `shown`: the position as the caller was told it. */
type LastWrite = { readonly position: bigint; readonly shown: string; readonly until: number };

/**
 * Whoever asks for what they have told a moment ago, finds it: a question waits for the last command of its own key, in
 * the process that took it. Any other process is told by `Sealtrail-Min-Position`. Where nothing is waited for, it costs
 * nothing; and views that stand still hold nobody up for longer than once after each command.
 */
@Injectable()
export class ReadYourWrites {
  private readonly last = new LruMap<string, LastWrite>(CALLERS_MAX);

  constructor(private readonly views: ViewWatch) {}

  /** @param actor id of the key */
  recordWrite(actor: string, position: bigint, shown: string): void {
    const before = this.last.get(actor);
    // What is repeated was told long ago.
    if (before !== undefined && before.position >= position) return;
    this.last.set(actor, { position, shown, until: monotonicMs() + WAIT_MS });
  }

  /** Where the views are, once they have seen it; `missing`: they have not. */
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
