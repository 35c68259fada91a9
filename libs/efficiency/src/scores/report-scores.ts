import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  COUNTRY_CODE,
  type Incompleteness,
  incompletenessOf,
  type ListRequest,
  type PageCursor,
  ReadStore,
  roundedQuotient,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { type Policies, type Policy, policyAt, readPolicies } from '@sealtrail/policy/events';
import { addDays, dateOf, Jurisdiction, type Month, monthOf, type Period, startOfDay } from '@sealtrail/working-days';
import { type NamedPage, namedPage } from '../read/named-page';
import type { ReportFilters } from '../read/report-sheets';
import { type ChargedCard, type ChargedMatter, chargedCards, mattersOf } from './charged-cards-view';
import { countedCard, type MonthScore, type ScoreRules, scoreOfMonth } from './score';
import type { ScoreBreakdown } from './score-enums';

export type ScoreRequest = ListRequest<ReportFilters> & {
  readonly period: Period;
  readonly by: ScoreBreakdown;
  /** Without the cards that an appeal keeps from being published. */
  readonly published?: true;
};

/** By which rules a month was scored. */
type JudgedMonth = MonthScore & {
  readonly policy: { readonly id: string; readonly version: string };
  readonly rules: ScoreRules;
};

export type ScoreRow = {
  readonly department: string;
  readonly official?: string | null;
  readonly region: string;
  /** The mean of its months, to two decimals. */
  readonly score: number;
  readonly months: readonly JudgedMonth[];
};

/** Whoever is not in it has had no card in the period: the base. */
export type ScoreReport = Incompleteness & {
  readonly period: Period;
  readonly by: ScoreBreakdown;
  /** Of whoever had no card, by the policy of the region that is asked for; `null`: no month of the period has begun. */
  readonly base: number | null;
  readonly rows: readonly ScoreRow[];
  readonly next: PageCursor | null;
};

/** 计分: what cards took off the score of each department or official, with every card. */
export class ReportScores extends Query<ScoreReport> {
  constructor(readonly request: ScoreRequest) {
    super();
  }
}

type Charged = {
  readonly department: string;
  readonly official: string | null;
  readonly region: string;
  readonly counted: ChargedCard[];
};

@QueryHandler(ReportScores)
export class ReportScoresHandler implements IQueryHandler<ReportScores> {
  constructor(
    private readonly store: ReadStore,
    private readonly streams: StreamStateCache,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute({ request }: ReportScores): Promise<ScoreReport> {
    const { period, by } = request;
    const charged = await this.charged(request);
    const months = monthsOf(period, monthOf(dateOf(this.clock.now(), this.jurisdiction.zone)));
    const { shown, next }: NamedPage = namedPage([...charged.keys()], request);
    const policies = new PoliciesByRegion(this.streams);
    const rows: ScoreRow[] = [];
    for (const name of shown) {
      const one = charged.get(name);
      if (one !== undefined) rows.push(this.rowOf(one, by, months, await policies.of(one.region)));
    }
    const base = await this.baseOf(request, months, policies);
    return { period, by, base, rows, next, ...(await incompletenessOf(this.store, chargedCards.name)) };
  }

  /** The counted cards of the period, by whom they charge. */
  private async charged({
    scope,
    filters,
    period,
    by,
    published,
  }: ScoreRequest): Promise<ReadonlyMap<string, Charged>> {
    const found = new Map<string, Charged>();
    const { department } = filters;
    for await (const document of mattersOf(this.store, { scope, filters }, period)) {
      for (const card of countedCards(document, by, published === true)) {
        const month = monthOf(card.fellOn);
        if (month < period.from || month > period.to) continue;
        if ([scope.department, department].some((bound) => bound != null && bound !== card.department)) continue;
        const official = by === 'official' ? card.official : null;
        const name = nameOf(card, by);
        const one = found.get(name) ?? { department: card.department, official, region: document.region, counted: [] };
        one.counted.push(card);
        found.set(name, one);
      }
    }
    return found;
  }

  private async baseOf({ scope, filters }: ScoreRequest, months: readonly Month[], policies: PoliciesByRegion) {
    const judging = await policies.of(filters.region ?? scope.region ?? COUNTRY_CODE);
    const bases = months.map((month) => this.policyOf(month, judging).score.base);
    return bases.length === 0 ? null : meanOf(bases);
  }

  /** Whatever was adopted later in the month takes no points off for what came before it. */
  private policyOf(month: Month, policies: Policies): Policy {
    return policyAt(policies, startOfDay(`${month}-01`, this.jurisdiction.zone));
  }

  private rowOf(charged: Charged, by: ScoreBreakdown, months: readonly Month[], policies: Policies): ScoreRow {
    const { department, official, region, counted } = charged;
    const scored = months.map((month): JudgedMonth => {
      const { id, version, score, convert } = this.policyOf(month, policies);
      const rules = { score, convert };
      return { ...scoreOfMonth(month, counted, rules), policy: { id, version }, rules };
    });
    return {
      department,
      ...(by === 'official' && { official }),
      region,
      score: meanOf(scored.map((one) => one.score)),
      months: scored,
    };
  }
}

const meanOf = (scores: readonly number[]): number =>
  roundedQuotient(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  );

const nameOf = ({ department, official }: ChargedCard, by: ScoreBreakdown): string =>
  by === 'department' ? department : `${department}/${official ?? ''}`;

/** Of each matter one card for each that it charges; in what is published none that an appeal keeps back. */
function countedCards({ cards }: ChargedMatter, by: ScoreBreakdown, published: boolean): readonly ChargedCard[] {
  const all = Object.values(cards).filter(({ keptBack }) => !(published && keptBack));
  const names = [...new Set(all.map((card) => nameOf(card, by)))];
  return names.flatMap((name) => countedCard(all.filter((card) => nameOf(card, by) === name)) ?? []);
}

/** The months of a period that have begun. */
function monthsOf({ from, to }: Period, thisMonth: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to && month <= thisMonth; month = nextMonth(month)) months.push(month);
  return months;
}

const nextMonth = (month: Month): Month => monthOf(addDays(`${month}-28`, 4));

class PoliciesByRegion {
  private readonly found = new Map<string, Policies>();

  constructor(private readonly streams: StreamStateCache) {}

  async of(region: string): Promise<Policies> {
    const known = this.found.get(region) ?? (await readPolicies(this.streams, region)).policies;
    this.found.set(region, known);
    return known;
  }
}
