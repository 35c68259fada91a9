import type { Instant } from '../events/event';
import type { EventStore } from '../events/event-store';
import type { Vault } from '../storage/vault';

const TOGETHER = 100;

/** Who was found, and what became of them. */
export type AbandonedSubjects = { readonly settled: number; readonly erased: number };

/**
 * Looks after people who were sealed for a command that nobody has heard of since: the process died before it appended, the
 * outcome was unknown and nobody sent the command again, or a refusal was remembered and the erasure did not come. Where
 * the log holds the command they are settled; where it does not, or holds a refusal, they are erased. Whoever sends the
 * command again at this moment seals them anew, and then they stay; who sends it later hears `command.key-reused`.
 *
 * @param before so long ago that no command sealed by then is still being worked on
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
