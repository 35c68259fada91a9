import type { ApplicationView } from '@sealtrail/applications';
import {
  accept,
  at,
  contextFor,
  giveOpinion,
  jointItem,
  recordedEventsAfter,
  submit,
  viewAfter,
} from '@sealtrail/applications/testing';
import { derivedId } from '@sealtrail/event-sourcing';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { addDays, type LocalDate } from '@sealtrail/working-days';
import { putCases } from './put-cases';

export const DEPARTMENTS = 40;
export const departmentName = (at: number): string => `office-${String(at).padStart(2, '0')}`;
export const itemName = (at: number): string => `matter-${String(at).padStart(3, '0')}`;
/** The counties of one city, each with townships. */
export const COUNTIES = Array.from({ length: 12 }, (_, at) => `3701${String(at + 1).padStart(2, '0')}`);
export const SOURCES = ['province-portal', 'city-app', 'bank-kiosk'] as const;

const DAYS = 1_095;
const CLOSED_AS = [
  'granted',
  'granted',
  'granted',
  'granted',
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
] as const;

/**
 * Writes this many cases of the three years up to `today` into the file of views, without events: forty departments of very
 * different size, eight items each, open cases mostly among the latest, and a few very old ones.
 */
export async function writeManyCases(file: string, count: number, today: LocalDate): Promise<void> {
  const random = new SeededRandom(20_261_128);
  const templates = [templateOf(false), templateOf(true)] as const;
  await putCases(file, count, (n) =>
    caseOf(templates[random.chance(0.1) ? 1 : 0], n, Math.floor((n / count) * DAYS), today, random),
  );
}

/** A complete case as the rules produce it, so that documents have a realistic size. */
function templateOf(joint: boolean): ApplicationView {
  const day = (n: number) => at(addDays('2026-03-02', n));
  const opinions = joint
    ? [giveOpinion('fire', day(2)), giveOpinion('water', day(2)), giveOpinion('build', day(3))]
    : [];
  const told = [submit(day(0)), accept(day(1)), ...opinions];
  return viewAfter(recordedEventsAfter(joint ? contextFor(jointItem) : contextFor(), ...told));
}

function caseOf(
  template: ApplicationView,
  n: number,
  day: number,
  today: LocalDate,
  random: SeededRandom,
): ApplicationView {
  const receivedOn = addDays(today, day - DAYS + 1);
  const office = skewed(random, DEPARTMENTS);
  const department = departmentName(office);
  const others = random.chance(0.1) ? [departmentName(skewed(random, DEPARTMENTS))] : [];
  const departments = [...new Set([department, ...others])];
  const applicationId = derivedId('bench', String(n));
  const age = DAYS - 1 - day;
  const open = age < random.below(40) || random.below(400) === 0;
  const accepted = !open || random.chance(0.8);
  const end = (days: number) => ({ date: addDays(receivedOn, days), at: at(addDays(receivedOn, days + 1), '00:00') });
  const [promised, statutory] = [end(7 + random.below(14)), end(28)];
  const suspended = open && accepted && random.chance(0.03);
  const waiting = open && random.chance(0.01);
  const status = open ? (accepted ? 'accepted' : 'submitted') : random.pick([...CLOSED_AS]);
  const limits = accepted && !suspended ? { promised, statutory } : { promised: null, statutory: null };
  const closedOn = open ? null : addDays(receivedOn, Math.min(age, random.below(20)));
  return {
    ...template,
    applicationId,
    number: `${receivedOn.replaceAll('-', '')}${String(n).padStart(7, '0')}`,
    filedBy: random.chance(0.4) ? (SOURCES[skewed(random, 3)] ?? null) : null,
    externalNo: random.chance(0.2) ? `X-${n}` : null,
    item: itemName(office * 8 + skewed(random, 8)),
    department,
    departments,
    region: `${COUNTIES[office % COUNTIES.length]}${String(1 + random.below(8)).padStart(3, '0')}`,
    status,
    receivedOn,
    receivedAt: at(
      receivedOn,
      `${String(9 + random.below(8)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`,
    ),
    ...limits,
    due: open ? { ...limits, departments } : { promised: null, statutory: null, departments: [] },
    suspended,
    waiting,
    marks: [...(suspended ? (['suspended'] as const) : []), ...(waiting ? (['waiting'] as const) : [])],
    closedOn,
    closedAt: closedOn && at(closedOn, '17:00'),
    outcome: open ? null : status,
  };
}

/** The first ones far more often than the last. */
const skewed = (random: SeededRandom, count: number): number => random.below(random.below(count) + 1);
