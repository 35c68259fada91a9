import {
  type ConsistencyReport,
  checkConsistency,
  type LogDependents,
  recordVerifiedPosition,
} from './check-consistency';
import type { FingerprintedLog } from './log-fingerprint';

/** The stores do not belong to the log: some were restored from a different time than the rest. */
export class InconsistentStores extends Error {
  override readonly name = 'InconsistentStores';
}

const SHOWN_MAX = 5;

const REMEDY =
  'Restore stores of the same time, or check what is lost and continue without it: npm run cli -- reconcile';

/**
 * Refuses to work if a store is older or newer than the log: views would be folded from events that no longer exist, timers
 * would skip new events, and data subjects would be shown as erased.
 *
 * @param place for messages: `the data folder …`
 * @throws {InconsistentStores}
 */
export async function refuseInconsistent(place: string, log: FingerprintedLog, around: LogDependents): Promise<void> {
  const lines = describeInconsistencies(await checkConsistency(log, around));
  if (lines.length > 0) {
    throw new InconsistentStores(
      `The stores in ${place} are inconsistent:\n${lines.map((line) => `  - ${line}\n`).join('')}${REMEDY}`,
    );
  }
  await recordVerifiedPosition(log, around);
}

/** As text, one line each; none if everything is consistent. */
export function describeInconsistencies({ head, ahead, lacking }: ConsistencyReport): readonly string[] {
  const end = (position: bigint): string =>
    position > head ? `is at ${position}, but the log ends at ${head}` : `is at ${position} of another log`;
  const followers = [
    ...ahead.views.map(({ name, position }) => `the view ${name} ${end(position)}: the log is older`),
    ...ahead.reactors.map(({ name, position }) => `the reactor ${name} ${end(position)}: the log is older`),
  ];
  const people = lacking.filter(({ what }) => what === 'person').length;
  const files = lacking.length - people;
  return [
    ...shortened(followers),
    ...(people === 0 ? [] : [`the vault lacks ${people} data subjects referenced by the log: the vault is older`]),
    ...(files === 0 ? [] : [`${files} files referenced by the log are missing: the files are older`]),
  ];
}

const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= SHOWN_MAX
    ? lines
    : [...lines.slice(0, SHOWN_MAX), `and ${lines.length - SHOWN_MAX} more follow another log`];
