import { dayOf } from './days';
import type { Act, History } from './history';

/** "On own proof told within ten working days of the service": this many days contain no more of them. */
const REPORTED_WITHIN_DAYS = 10;

/** The fraction that distinguishes a twin's id from that of its history. */
const TWIN = 0.5;

/**
 * The same history reported in another order: an opinion that had been reported at once is reported, with a proof of when it
 * was given, together with a later one of its stage. "With proof of service an act counts from what the proof shows"; the next
 * stage begins with the last opinion in both.
 */
export function reportedInAnotherOrder({ index, item, acts }: History): History | null {
  const stageOf = ({ kind, ...act }: Act): number =>
    kind === 'opine' && 'branch' in act
      ? item.stages.findIndex((stage) => stage.some(({ id }) => id === act.branch))
      : -1;
  const isToldAtOnce = ({ kind, occurredAt, served }: Act): boolean =>
    kind === 'opine' && occurredAt === null && served === null;
  for (const [at, act] of acts.entries()) {
    if (!isToldAtOnce(act)) continue;
    const later = acts.findLastIndex(
      (other, place) =>
        place > at &&
        stageOf(other) === stageOf(act) &&
        dayOf(other.told) > dayOf(act.told) &&
        dayOf(other.told) - dayOf(act.told) <= REPORTED_WITHIN_DAYS,
    );
    const next = acts[later];
    if (next === undefined) continue;
    const moved: Act = { ...act, told: next.told, occurredAt: null, served: act.told };
    const order = [...acts.slice(0, at), ...acts.slice(at + 1, later), moved, ...acts.slice(later)];
    return { index: index + TWIN, item, acts: order };
  }
  return null;
}
