import type { Card } from './cards';
import { type Day, dayFrom, dayOf, dayOfEnd, endOf, type Moment, monthOf } from './days';
import type { Docket } from './docket';
import type { World } from './world';

/** Named figures of one item in one local month; a missing one is 0. */
export type Figures = Map<string, number>;

/** "Figures": by item and month, as they are known at an instant. */
export function figuresOf(dockets: readonly Docket[], months: readonly string[], now: Moment): Map<string, Figures> {
  const all = new Map<string, Figures>();
  for (const docket of dockets) {
    if (docket.world.checks.length === 0) continue;
    const add = (day: Day, name: string, number = 1): void => {
      const key = `${monthOf(day)} ${docket.item.code}`;
      const figures = all.get(key) ?? new Map<string, number>();
      all.set(key, figures);
      figures.set(name, (figures.get(name) ?? 0) + number);
    };
    countCase(docket, add);
    countLimit(docket.world, 'promised', 'Promise', now, add);
    countLimit(docket.world, 'statutory', 'Statute', now, add);
    countOpen(docket.world, months, now, add);
    for (const card of docket.cards) countCard(card, add);
  }
  return all;
}

type Add = (day: Day, name: string, number?: number) => void;

/** "A case counts where its fact lies (received, accepted, closed, delivered by `occurredAt`)." */
function countCase(docket: Docket, add: Add): void {
  const { world } = docket;
  const { accepted, closedSaid, closedAt, status, deliveredAt } = world;
  add(dayOf(world.receivedAt), 'received');
  if (accepted !== null) {
    add(dayOf(accepted.at), 'accepted');
    // "A deemed acceptance counts in the month of its receipt."
    if (accepted.deemed) add(dayOf(accepted.at), 'deemed');
  }
  for (const { saidAt } of world.notices) add(dayOf(saidAt), 'correctionNotices');
  if (deliveredAt !== null) add(dayOf(deliveredAt), 'delivered');
  if (closedSaid === null || closedAt === null) return;
  const day = dayOfEnd(closedSaid);
  add(day, 'closed');
  // "Granted, refused, not accepted, not required, …"
  add(day, `byOutcome.${status === 'notAccepted' ? (world.ground ?? status) : status}`);
  if (accepted === null || !isDecided(world)) return;
  add(day, 'workingDays.cases');
  add(day, 'workingDays.days', docket.used);
}

const isDecided = ({ status }: World): boolean => status === 'granted' || status === 'refused';

/**
 * "A case falls due once, where it was decided if in time, else in the month of the limit's last local day, closed or not." "Withdrawn, returned
 * and terminated before the limit: closed, outside both sides of every on-time share; after it: due, and late."
 */
function countLimit(world: World, limit: 'promised' | 'statutory', name: string, now: Moment, add: Add): void {
  const { closedAt, closedSaid } = world;
  const last = world.caseEnd(limit);
  if (world.accepted === null || world.caseDays(limit) === null) return;
  const inTime = closedAt !== null && (last === null || closedAt <= endOf(last));
  if (closedAt !== null && closedSaid !== null && (isDecided(world) || !inTime)) {
    add(dayOfEnd(closedSaid), `within${name}.denominator`);
    if (inTime) add(dayOfEnd(closedSaid), `within${name}.numerator`);
  }
  if (inTime && closedSaid !== null && isDecided(world)) {
    add(dayOfEnd(closedSaid), `dueWithin${name}.denominator`);
    add(dayOfEnd(closedSaid), `dueWithin${name}.numerator`);
  }
  if (!inTime && last !== null && endOf(last) <= now) add(last, `dueWithin${name}.denominator`);
}

/** "How many are open and overdue at the period's end, for both limits." */
function countOpen(world: World, months: readonly string[], now: Moment, add: Add): void {
  for (const month of months) {
    const end = Math.min(now, endOf(lastDayOf(month)));
    for (const limit of ['promised', 'statutory'] as const) {
      const last = world.caseEnd(limit);
      if (last === null || endOf(last) > end || (world.closedSaid !== null && world.closedSaid <= end)) continue;
      add(dayOfEnd(end), `openOverdue.${limit}`);
    }
  }
}

function lastDayOf(month: string): Day {
  let day = dayFrom(`${month}-01`);
  while (monthOf(day + 1) === month) day++;
  return day;
}

/** "Effective and revoked cards are counted apart, in the month in which the card fell; a superseded card stays in its level's count." */
function countCard({ level, at, status, former }: Card, add: Add): void {
  if (status === 'lapsed' || status === 'pending' || status === 'dismissed') return;
  // A card that needed confirmation was never active.
  if (status === 'revoked' && former === 'pending') return;
  add(dayOfEnd(at), `cards.${level}.${status === 'revoked' ? 'revoked' : 'effective'}`);
}

/** The names of all compared figures. */
export const FIGURES = [
  'received',
  'accepted',
  'deemed',
  'closed',
  'correctionNotices',
  'delivered',
  ...['granted', 'refused', 'notRequired', 'notAccepted', 'withdrawn', 'returned', 'terminated'].map(
    (outcome) => `byOutcome.${outcome}`,
  ),
  ...['Promise', 'Statute'].flatMap((name) =>
    ['within', 'dueWithin'].flatMap((share) => [`${share}${name}.numerator`, `${share}${name}.denominator`]),
  ),
  'openOverdue.promised',
  'openOverdue.statutory',
  'workingDays.cases',
  'workingDays.days',
  ...['warning', 'yellow', 'red'].flatMap((level) => [`cards.${level}.effective`, `cards.${level}.revoked`]),
] as const;
