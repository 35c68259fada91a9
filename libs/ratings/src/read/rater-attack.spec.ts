import { at } from '@sealtrail/applications/testing';
import { type Event, type RecordedEvent, ViewWatch } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryReadStore, SeededRandom } from '@sealtrail/event-sourcing/testing';
import { addDays } from '@sealtrail/working-days';
import { NO_LEVELS, type RatingLevel, ratingLevels } from '../domain/rating-level';
import type { RatingReader } from '../domain/reader';
import { matterRated, recorded } from '../testing';
import { type RatingIndicators, ratingIndicators } from './rating-indicators-view';
import type { RatingReport } from './rating-report';
import { ReportRatings, ReportRatingsHandler } from './report-ratings';

const MONTHS = 1_000;
const FIRST_DAY = '2026-03-01';
const PERIODS = ['2026-03', '2026-01/2026-12'] as const;

/** The actual rating of a case, if any. */
type Truth = RatingLevel | 'unrated';

/** A citizen at the counter, as the official sees them: case and day, but not the rating. */
type Step = { readonly about: number; readonly on: string; readonly rated: RatingLevel | null };

type Row = {
  readonly id: (event: RecordedEvent) => string | readonly string[];
  readonly fold: (sheet: RatingIndicators, event: RecordedEvent, id: string) => RatingIndicators;
};

class AtTheHead extends ViewWatch {
  override state() {
    return Promise.resolve({ position: 1n, lagMs: 0 });
  }
  override waitForPosition(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** One department, with everything it may query about ratings, at any time. */
class World {
  private readonly store = new InMemoryReadStore();
  private readonly clock = new FixedClock(at(FIRST_DAY));
  private readonly sheets = new Map<string, RatingIndicators>();
  private readonly report = new ReportRatingsHandler(this.store, new AtTheHead(), this.clock, {
    zone: 'Asia/Shanghai',
  });
  private position = 0n;

  constructor(private readonly reader: RatingReader) {}

  async tell(event: Event, on: string): Promise<void> {
    this.clock.set(at(on, '18:00'));
    const row = (ratingIndicators.on as Record<string, Row | undefined>)[event.type];
    const fact = recorded(event, Number(this.position) + 1) as unknown as RecordedEvent;
    for (const id of row === undefined ? [] : [row.id(fact)].flat()) {
      this.sheets.set(id, row?.fold(this.sheets.get(id) ?? ratingIndicators.initial, fact, id) as RatingIndicators);
    }
    const from = this.position++;
    const documents = new Map(this.sheets);
    await this.store.save({ view: ratingIndicators.name, documents, from, to: this.position });
  }

  /** All answers that a key of the department receives on a day. */
  async look(on: string): Promise<readonly RatingReport[]> {
    this.clock.set(at(on, '18:01'));
    const scope = { department: 'planning', region: null };
    return Promise.all(
      PERIODS.map((period) => {
        const [from = '', to = from] = period.split('/');
        return this.report.execute(new ReportRatings(this.reader, scope, { from, to }));
      }),
    );
  }
}

const closing = (on: string): Event =>
  ({ type: 'DecisionMade', data: { region: '370100', department: 'planning', occurredOn: on } }) as unknown as Event;

const rating = ({ rated, on }: Step, givenOn: string, servedOn: string): Event =>
  matterRated({ level: rated ?? 'satisfied', givenOn, servedOn, recordedOn: on, givenAt: at(givenOn) });

type Lived = {
  readonly truth: readonly Truth[];
  readonly steps: readonly { readonly about: number; readonly seen: string }[];
};

/**
 * A month: cases are closed, and each applicant passes the counter once, on the same day or a month later; some rate then. After each step
 * the official sends every permitted query.
 */
async function live(random: SeededRandom, world: World): Promise<Lived & { readonly published: RatingReport | null }> {
  const cases = 6 + random.below(25);
  const share = random.pick([0.2, 0.5, 0.8]);
  const truth = Array.from(
    { length: cases },
    (): Truth =>
      random.chance(share) ? random.pick(['verySatisfied', 'satisfied', ...ratingLevels.values] as const) : 'unrated',
  );
  const closedOn = truth.map((_, about) => addDays(FIRST_DAY, Math.floor((about * 28) / cases)));
  const steps = truth
    .map((of, about): Step => {
      const later = random.chance(0.2) ? 31 : 0;
      return { about, on: addDays(closedOn[about] ?? FIRST_DAY, later), rated: of === 'unrated' ? null : of };
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const seen: { about: number; seen: string }[] = [];
  for (const on of closedOn) await world.tell(closing(on), on);
  for (const step of steps) {
    const served = closedOn[step.about] ?? FIRST_DAY;
    const before = JSON.stringify(await world.look(step.on));
    // Reported late by a portal, with the date on which it was given.
    const givenOn = random.chance(0.5) ? served : step.on;
    if (step.rated !== null) await world.tell(rating(step, givenOn, served), step.on);
    const after = JSON.stringify(await world.look(step.on));
    seen.push({ about: step.about, seen: after === before ? '' : `${before}|${after}` });
  }
  const published = (await world.look('2026-06-15'))[0] ?? null;
  return { truth, steps: seen, published };
}

/** The most frequent result of the published month; a reader without figures guesses the most likely one. */
function likeliest({
  truth,
  published,
}: {
  readonly truth: readonly Truth[];
  readonly published: RatingReport | null;
}): Truth {
  const counts = published?.total.ratings ?? NO_LEVELS;
  const rated = ratingLevels.values.reduce((sum, level) => sum + counts[level], 0);
  const all: readonly (readonly [Truth, number])[] = [
    ['unrated', truth.length - rated],
    ...ratingLevels.values.map((level) => [level, counts[level]] as const),
  ];
  return all.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'unrated';
}

/** The level that grew between two answers. */
function grown(seen: string): RatingLevel | null {
  const [before, after] = seen
    .split('|')
    .map((text) => (JSON.parse(text) as RatingReport[])[1]?.total.ratings ?? NO_LEVELS);
  return ratingLevels.values.find((level) => (after?.[level] ?? 0) > (before?.[level] ?? 0)) ?? null;
}

/** Number of cases guessed right from the published month, and by a reader of every answer. */
async function attack(reader: RatingReader, months: number) {
  let [cases, byMonth, byWatching] = [0, 0, 0];
  for (let seed = 1; seed <= months; seed++) {
    const lived = await live(new SeededRandom(seed), new World(reader));
    const guess = likeliest(lived);
    // Once the figures have moved at some step, a step without a move is informative too.
    const moves = lived.steps.some(({ seen }) => seen !== '');
    for (const { about, seen } of lived.steps) {
      const truth = lived.truth[about];
      const watched = moves ? (seen === '' ? 'unrated' : (grown(seen) ?? guess)) : guess;
      cases++;
      if (guess === truth) byMonth++;
      if (watched === truth) byWatching++;
    }
  }
  return { cases, gain: byWatching - byMonth, sigma: Math.sqrt(cases * 0.25) };
}

describe('an official who watches every answer while applicants rate', () => {
  it(`over ${MONTHS} months guesses no better than from the published month alone`, async () => {
    const { cases, gain, sigma } = await attack('rated', MONTHS);
    expect(cases).toBeGreaterThan(15 * MONTHS);
    expect(Math.abs(gain)).toBeLessThanOrEqual(3 * sigma);
  });

  it('would identify nearly all of them from live figures', async () => {
    const { cases, gain, sigma } = await attack('supervision', 20);
    expect(gain).toBeGreaterThan(3 * sigma);
    expect(gain).toBeGreaterThan(cases / 4);
  });
});
