import type { MarkedLog } from './log-mark';
import { type AroundTheLog, type Standing, settleStanding, standingOf } from './standing';

/** What is kept and its log do not belong together: something was put back from another time than the rest. */
export class KeptApart extends Error {
  override readonly name = 'KeptApart';
}

const SHOWN_MAX = 5;

const WAY_OUT = 'Put back what belongs together, or see what is lost and go on without it: npm run cli -- reconcile';

/**
 * Nobody works where something is older or newer than the log: views would be folded on from facts that are gone, timers
 * would pass over what comes, and people would be shown as erased.
 *
 * @param place for people: `the data folder …`
 * @throws {KeptApart}
 */
export async function refuseApart(place: string, log: MarkedLog, around: AroundTheLog): Promise<void> {
  const lines = wordsOf(await standingOf(log, around));
  if (lines.length > 0) {
    throw new KeptApart(
      `What is kept in ${place} does not belong together:\n${lines.map((line) => `  - ${line}\n`).join('')}${WAY_OUT}`,
    );
  }
  await settleStanding(log, around);
}

/** In words, a line each; none where all belongs together. */
export function wordsOf({ head, ahead, lacking }: Standing): readonly string[] {
  const end = (position: bigint): string =>
    position > head ? `is at ${position}, and the log ends at ${head}` : `is at ${position} of another log`;
  const followers = [
    ...ahead.views.map(({ name, position }) => `the view ${name} ${end(position)}: the log is older`),
    ...ahead.reactors.map(({ name, position }) => `the reactor ${name} ${end(position)}: the log is older`),
  ];
  const people = lacking.filter(({ what }) => what === 'person').length;
  const files = lacking.length - people;
  return [
    ...shortened(followers),
    ...(people === 0 ? [] : [`the vault lacks ${people} of those whom the log names: the vault is older`]),
    ...(files === 0 ? [] : [`${files} files are missing that the log names: the files are older`]),
  ];
}

const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= SHOWN_MAX
    ? lines
    : [...lines.slice(0, SHOWN_MAX), `and ${lines.length - SHOWN_MAX} more follow another log`];
