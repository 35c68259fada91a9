import type { ApplicationCommand } from '@sealtrail/applications';
import { type ApplicationEvent, findClock, type LimitBasis, ledgerOf } from '@sealtrail/applications/events';
import {
  accept,
  actTimes,
  at,
  grant,
  proof,
  startSuspension,
  submit,
  viewAfter,
  withdraw,
} from '@sealtrail/applications/testing';
import { type Ratio, type RecordedEvent, Rejection, written } from '@sealtrail/event-sourcing';
import { plainItem, SupervisionStory } from '@sealtrail/supervision/testing';
import { addDays, dateOf, type Month, monthOf } from '@sealtrail/working-days';
import fc from 'fast-check';
import { cardReportOf, monthsOf, reportOf } from '../testing';
import { type CountedEvent, eventCounts } from './event-counts';

const MONTHS: readonly Month[] = ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
/** Everything has come to rest by then: every limit has passed, every case is decided, given up or overdue. */
const HORIZON = at('2026-07-01', '00:00');

type Step = { readonly day: number; readonly told: number; readonly proved: boolean; readonly what: What };
type What = 'accept' | 'pause' | 'grant' | 'refuse' | 'withdraw' | 'dayOff' | 'workday' | 'assign';

/** A case from a day of February or March on: what is done on which day, and how many days later it is told. */
const history = fc.record({
  filed: fc.integer({ min: 0, max: 40 }),
  steps: fc.array(
    fc.record<Step>({
      day: fc.integer({ min: 0, max: 60 }),
      told: fc.constantFrom(0, 0, 0, 1, 4, 9),
      proved: fc.boolean(),
      what: fc.constantFrom<What>(
        'accept',
        'accept',
        'pause',
        'grant',
        'grant',
        'refuse',
        'withdraw',
        'dayOff',
        'workday',
        'assign',
      ),
    }),
    { maxLength: 8 },
  ),
});

const midday = (filed: number, day: number) => at(addDays('2026-02-02', filed + day), '12:00');

function commandOf({ what, day, told, proved }: Step, filed: number): ApplicationCommand {
  const then = midday(filed, day);
  const late = { now: midday(filed, day + told), proofOfService: proved ? proof(then) : null };
  const reasons = { reasons: written('no'), legalBasis: written('art. 38'), remedies };
  switch (what) {
    case 'accept':
      return accept(then, late);
    case 'pause':
      return startSuspension(then, { ...late, endedAt: told === 0 ? null : midday(filed, day + Math.floor(told / 2)) });
    case 'grant':
      return grant(then, late);
    case 'refuse':
      return grant(then, { ...late, outcome: 'refused', ...reasons });
    case 'assign':
      return {
        type: 'AssignHandler',
        data: { ...actTimes(then), department: 'planning', officer: null, branch: null, official: 'wang' },
      };
    case 'withdraw':
    case 'dayOff':
    case 'workday':
      return withdraw(then, { now: late.now });
  }
}

const remedies = {
  reconsideration: { organ: 'City Government', days: 60 },
  litigation: { court: 'District Court', months: 6 },
};

function live({ filed, steps }: { readonly filed: number; readonly steps: readonly Step[] }): SupervisionStory {
  const story = new SupervisionStory(plainItem).tell(submit(midday(filed, 0)));
  const toldAt = ({ day, told, what }: Step) => (what === 'dayOff' || what === 'workday' ? day : day + told);
  for (const step of [...steps].sort((a, b) => toldAt(a) - toldAt(b))) {
    const declaredAt = midday(filed, step.day);
    const date = addDays(dateOf(declaredAt, 'Asia/Shanghai'), step.told - 4);
    try {
      if (step.what === 'dayOff' || step.what === 'workday') {
        story.declare({ date, working: step.what === 'workday', declaredAt });
      } else story.tell(commandOf(step, filed));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }
  return story.until(HORIZON);
}

type Pair = [kept: number, of: number];
type Count = { due: Pair; closed: Pair; open: number };

/** What a clerk would count who has nothing but the case as it is known in the end. */
function recount(past: readonly RecordedEvent<ApplicationEvent>[], basis: LimitBasis): ReadonlyMap<Month, Count> {
  const counts = new Map(MONTHS.map((month): [Month, Count] => [month, { due: [0, 0], closed: [0, 0], open: 0 }]));
  const clock = findClock(ledgerOf(past), 'case');
  if (clock === undefined) return counts;
  const closing = past.findLast(({ type }) => type === 'DecisionMade' || type === 'ApplicationWithdrawn');
  const closedIn = closing && monthOf(closing.data.occurredOn);
  const limit = clock[basis];
  const late = limit !== null && (clock.endedAt === null || clock.endedAt > limit.at);
  const count = (month: Month | undefined, of: 'due' | 'closed', kept: number) => {
    const found = counts.get(month ?? '')?.[of];
    if (found === undefined) return;
    found[0] += kept;
    found[1] += 1;
  };
  if (closing?.type === 'DecisionMade') count(closedIn, 'closed', late ? 0 : 1);
  else if (closing !== undefined && late) count(closedIn, 'closed', 0);
  if (late) count(monthOf(limit.date), 'due', 0);
  else if (closing?.type === 'DecisionMade') count(closedIn, 'due', 1);
  for (const [month, found] of counts) {
    const open = late && monthOf(limit.date) <= month && (closedIn === undefined || closedIn > month);
    if (open) found.open += 1;
  }
  return counts;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The rows of a report that a clerk can recount, of one month. */
async function reported(stories: readonly SupervisionStory[], month: Month) {
  const events = stories.flatMap(({ past, cards }) => [...past, ...cards]).filter(({ type }) => type in eventCounts);
  const { total } = await reportOf(events as readonly CountedEvent[], { period: monthsOf(month) });
  if (total === null) throw new Error('the first page has a total');
  const pair = ({ numerator, denominator }: Ratio): Pair => [numerator, denominator];
  const { dueWithinPromise, dueWithinStatute, withinPromise, withinStatute, openOverdue, workingDays, cards } = total;
  const { warningsConverted } = total;
  return {
    promised: { due: pair(dueWithinPromise), closed: pair(withinPromise), open: openOverdue.promised },
    statutory: { due: pair(dueWithinStatute), closed: pair(withinStatute), open: openOverdue.statutory },
    days: workingDays.days,
    yellow: cards.yellow.effective,
    warned: pair(warningsConverted),
  };
}

function recounted(stories: readonly SupervisionStory[], month: Month) {
  const counts = (basis: LimitBasis) => stories.map(({ past }) => recount(past, basis).get(month) as Count);
  const added = (basis: LimitBasis): Count => {
    const all = counts(basis);
    const both = (of: 'due' | 'closed'): Pair => [sum(all.map((one) => one[of][0])), sum(all.map((one) => one[of][1]))];
    return { due: both('due'), closed: both('closed'), open: sum(all.map(({ open }) => open)) };
  };
  const pages = stories.map(({ past }) => viewAfter(past));
  const decided = pages.filter(({ outcome, closedOn }) => DECIDED.has(outcome ?? '') && closedOn?.startsWith(month));
  const cards = stories.flatMap(({ state }) => state.cards.filter(({ status }) => status === 'issued'));
  return {
    promised: added('promised'),
    statutory: added('statutory'),
    days: sum(decided.map(({ usedDays }) => usedDays ?? 0)),
    yellow: cards.filter(({ fact }) => fact.level === 'yellow' && fact.fellOn.startsWith(month)).length,
    warned: warned(stories, month),
  };
}

/** Warnings of a month that came to a card which stands, and those with the resolved ones. */
function warned(stories: readonly SupervisionStory[], month: Month): Pair {
  const outcomes = stories.flatMap(({ state: { cards } }) =>
    cards
      .filter(({ fact, status }) => fact.level === 'warning' && status !== 'lapsed' && fact.fellOn.startsWith(month))
      .map((card) => {
        const higher = cards.some(({ fact, status }) => {
          const sameClock = fact.rule === card.fact.rule && fact.clock === card.fact.clock;
          return sameClock && fact.level !== 'warning' && (status === 'issued' || status === 'confirmed');
        });
        return higher ? 'converted' : card.status;
      }),
  );
  const converted = outcomes.filter((outcome) => outcome === 'converted').length;
  return [converted, converted + outcomes.filter((outcome) => outcome === 'resolved').length];
}

const DECIDED: ReadonlySet<string> = new Set(['granted', 'refused']);

describe('the figures of histories that the rules themselves make', () => {
  it('are what a recount of the cases, their pages and their cards gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 3 }), async (histories) => {
        const stories = histories.map(live);
        for (const month of MONTHS) expect(await reported(stories, month)).toEqual(recounted(stories, month));
      }),
      { numRuns: 60 },
    );
  });

  it('and of its cards: a case that is late by its promise has its card, and no other has one', () => {
    fc.assert(
      fc.property(history, (one) => {
        const { past, state } = live(one);
        const charged = state.cards.some(
          ({ status, fact }) => status === 'issued' && fact.rule === 'case' && fact.level === 'yellow',
        );
        expect(charged).toBe(promisePassed(past));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the report of cards', () => {
  it('counts card by card what the sheets count fact by fact', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 3 }), async (histories) => {
        const events = histories.map(live).flatMap(({ cards }, n) =>
          // Every case by itself: they are told of under one id.
          cards.map(({ type, data }) => ({ type, data: { ...data, ...('cardId' in data && idsOf(n, data)) } })),
        ) as readonly CountedEvent[];
        for (const month of MONTHS) {
          const period = monthsOf(month);
          const counted = await reportOf(
            events.filter(({ type }) => type in eventCounts),
            { period },
          );
          const { total } = await cardReportOf(events, { period });
          expect(total).toMatchObject({
            cards: counted.total?.cards,
            warningsConverted: counted.total?.warningsConverted,
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});

const idsOf = (n: number, { cardId, subject }: { readonly cardId: string; readonly subject: object }) => ({
  cardId: `${n}|${cardId}`,
  subject: { ...subject, id: String(n) },
});

/** Filed on a Monday, accepted, paused for some days, and decided: each told so many days later, with its proof. */
const proved = fc.record({
  accepted: fc.integer({ min: 0, max: 4 }),
  paused: fc.option(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 10 })), { nil: null }),
  decided: fc.integer({ min: 6, max: 50 }),
  late: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
  pauseLast: fc.boolean(),
});

type Proved = { accepted: number; paused: [number, number] | null; decided: number; late: [number, number, number] };

function toldLate({ accepted, paused, decided, late }: Proved, pauseLast: boolean): SupervisionStory {
  const on = (day: number) => midday(0, day);
  const told = (day: number, delay: number) => ({ now: on(day + delay), proofOfService: proof(on(day)) });
  const from = accepted + (paused?.[0] ?? 0);
  const to = Math.min(from + (paused?.[1] ?? 0), decided);
  const commands: ApplicationCommand[] = [accept(on(accepted), told(accepted, late[0]))];
  const pause = startSuspension(on(from), { ...told(to, late[1]), endedAt: on(to), proofOfService: proof(on(from)) });
  const decision = grant(on(decided), told(decided, late[2]));
  if (paused !== null && from < to) commands.push(...(pauseLast ? [decision, pause] : [pause, decision]));
  else commands.push(decision);
  const story = new SupervisionStory(plainItem).tell(submit(on(0)));
  let now = on(0);
  for (const command of commands) {
    const data = command.data as { readonly now: string };
    now = data.now > now ? data.now : now;
    story.tell({ ...command, data: { ...command.data, now } } as ApplicationCommand);
  }
  return story.until(HORIZON);
}

describe('the figures of what is proved', () => {
  it('are the same whenever and in whatever order it is told', async () => {
    await fc.assert(
      fc.asyncProperty(proved, async ({ pauseLast, ...history }) => {
        const live = toldLate({ ...history, late: [0, 0, 0] }, false);
        const late = toldLate(history, pauseLast);
        for (const month of MONTHS) {
          // Warnings go by what was known when they fell.
          const { warned: _, ...figures } = await reported([live], month);
          expect(await reported([late], month)).toMatchObject(figures);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** Whether the passing of the promise stands recorded. */
const promisePassed = (past: readonly RecordedEvent<ApplicationEvent>[]): boolean =>
  past.findLast(
    ({ type, data }) =>
      (type === 'LimitPassed' || type === 'LimitPassingUndone') && 'basis' in data && data.basis === 'promised',
  )?.type === 'LimitPassed';
