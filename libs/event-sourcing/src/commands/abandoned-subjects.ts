import type { Instant } from '../events/event';
import type { EventStore } from '../events/event-store';
import type { Vault } from '../storage/vault';

const TOGETHER = 100;

/** How many pending seals were confirmed and how many erased. */
export type AbandonedSubjects = { readonly settled: number; readonly erased: number };

/**
 * Resolves pending seals of commands that never completed: the process died before the append, the outcome was unknown and the
 * command was not resent, or a rejection was stored but the erasure did not run. If the log holds the command's events, the
 * subjects are confirmed; if it does not, or holds a rejection, they are erased. A command that is resent at the same moment
 * seals its subjects again, and they are kept; one resent later is refused with `command.key-reused`.
 *
 * @param before an instant so early that no command sealed by then can still be running
 */
export async function eraseAbandonedSubjects(
  { vault, store }: { readonly vault: Vault; readonly store: EventStore },
  before: Instant,
): Promise<AbandonedSubjects> {
  let [settled, erased] = [0, 0];
  for (;;) {
    const some = await vault.pendingSeals(before, TOGETHER);
    for (const unsettled of some) {
      const answer = await store.answerTo(unsettled.commandId);
      if (answer !== null && answer.rejection === null) {
        await vault.confirm(unsettled.subjectId);
        settled += 1;
      } else if (await vault.eraseIfPending(unsettled)) erased += 1;
    }
    if (some.length < TOGETHER) return { settled, erased };
  }
}
