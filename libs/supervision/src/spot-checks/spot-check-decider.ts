import type { OfficialDocument } from '@sealtrail/applications/events';
import { type CommandMessage, type Decider, derivedId, type Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { fault, reject } from '../rejections';
import { drawn } from './draw';
import type {
  DecidedCase,
  SpotCheckCasesDrawn,
  SpotCheckDrawn,
  SpotCheckEvent,
  SpotCheckScope,
} from './spot-check-events';

/** Draw cases for a check. */
export type DrawSpotCheck = CommandMessage<
  'DrawSpotCheck',
  SpotCheckScope & {
    readonly check: string;
    readonly seed: string;
    readonly percent: number;
    readonly document: OfficialDocument;
    readonly by: string;
    readonly now: Instant;
    /** The local day of now. */
    readonly today: LocalDate;
  }
>;

/** A check with its cases; `null`: none was drawn. */
export type SpotCheck = (SpotCheckDrawn['data'] & { readonly drawn: readonly DecidedCase[] }) | null;

/** The decided cases of the scope; more than `POPULATION_MAX` are cut off there. */
export type Population = { readonly cases: readonly DecidedCase[] };

/** Of the check that a command draws. */
export const spotCheckIdOf = (commandId: string): string => derivedId('spotCheck', commandId);

export const spotCheckStream = (check: string): string => `spotCheck-${check}`;

/** Cases to draw from. */
export const POPULATION_MAX = 50_000;
/** Cases of a check: reviewers look at each. */
const CASES_MAX = 1_000;
/** Cases in a fact. */
const CASES_TOGETHER = 100;

export const spotCheckDecider: Decider<SpotCheck, DrawSpotCheck, SpotCheckEvent, Population> = {
  initial: null,

  decide: {
    DrawSpotCheck: (told, check, { cases }) => {
      if (check !== null) return [];
      const { region, department, item, from, to, seed, percent, document, by, now, today } = told;
      const faults = [
        ...(to >= today ? [fault('/period', 'spot-check.period-running')] : []),
        ...(document.date > today ? [fault('/document/date', 'spot-check.dated-after-now')] : []),
      ];
      if (faults.length > 0) throw reject('spot-check.invalid', {}, faults);
      if (cases.length === 0) throw reject('spot-check.nothing-decided');
      if (cases.length > POPULATION_MAX) throw reject('spot-check.too-many-decided', { max: POPULATION_MAX });
      const chosen = drawn(seed, percent, cases);
      if (chosen.length > CASES_MAX)
        throw reject('spot-check.too-many-drawn', { max: CASES_MAX, drawn: chosen.length });
      const { number, date, seal } = document;
      const head: SpotCheckDrawn = {
        type: 'SpotCheckDrawn',
        data: {
          check: told.check,
          region,
          department,
          item,
          from,
          to,
          seed,
          percent,
          population: cases.length,
          cases: chosen.length,
          document: { number, date, seal },
          drawnBy: by,
          drawnAt: now,
        },
      };
      return [head, ...inFacts(told, chosen)];
    },
  },

  evolve: {
    SpotCheckDrawn: (_, data) => ({ ...data, drawn: [] }),
    SpotCheckCasesDrawn: (check, { cases }) => check && { ...check, drawn: [...check.drawn, ...cases] },
  },
};

const inFacts = (
  { check, region }: DrawSpotCheck['data'],
  chosen: readonly DecidedCase[],
): readonly SpotCheckCasesDrawn[] =>
  Array.from({ length: Math.ceil(chosen.length / CASES_TOGETHER) }, (_, part) => {
    const first = part * CASES_TOGETHER;
    const cases = chosen.slice(first, first + CASES_TOGETHER).map(decidedCase);
    return { type: 'SpotCheckCasesDrawn', data: { check, region, first, cases } };
  });

/** Written out: what is known of a case besides is in no fact. */
export const decidedCase = (known: DecidedCase): DecidedCase => {
  const { applicationId, number, item, region, channel, department, official, decidedOn } = known;
  return { applicationId, number, item, region, channel, department, official, decidedOn };
};
