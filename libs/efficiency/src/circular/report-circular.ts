import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  EventStore,
  fold,
  type Incompleteness,
  type Instant,
  incompletenessOf,
  mustLieWithin,
  type Ratio,
  ReadStore,
  type RecordedEvent,
  ratioOf,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { goodOf, type RatingReader, ratedOf } from '@sealtrail/ratings/events';
import { isOfWholeMonths, Jurisdiction, monthOf, type ReportPeriod } from '@sealtrail/working-days';
import { type Publication, publicationDecider, publicationStream } from '../publication/publication-decider';
import type { PublicationEvent } from '../publication/publication-events';
import type { CardCounts } from '../read/card-report';
import { type EfficiencyFigures, efficiencyFigures } from '../read/efficiency-report';
import { efficiency, efficiencyDays } from '../read/efficiency-view';
import { openOverdue } from '../read/open-overdue-view';
import { presentSums, sumSheets } from '../read/report-sheets';
import { chargedCards } from '../scores/charged-cards-view';
import { ReportScores, ReportScoresHandler } from '../scores/report-scores';
import { cardsOfDays, noCounts, type SubjectCards } from './circular-cards';
import type { CircularKind, CircularSubject } from './circular-enums';

/** One line: a department, or an official of it. What the kind does not ask, or nobody counts by days, is `null`. */
export type CircularRow = {
  readonly subject: CircularSubject;
  readonly department: string;
  readonly official: string | null;
  /** Of the window assessment and the quarterly award: equal scores share one. */
  readonly rank: number | null;
  readonly cards: CardCounts;
  /** 收件量、办结量. */
  readonly received: number | null;
  readonly closed: number | null;
  readonly firstChecksInTime: Ratio | null;
  readonly warningsConverted: Ratio | null;
  readonly dueWithinPromise: Ratio | null;
  readonly dueWithinStatute: Ratio | null;
  readonly openOverdue: EfficiencyFigures['openOverdue'] | null;
  /** 好差评 by level; `null` for the rated. */
  readonly ratings: EfficiencyFigures['ratings'];
  /** 好评率 of these. */
  readonly wellRated: Ratio | null;
  readonly score: number | null;
};

export type Circular = Incompleteness & {
  readonly kind: CircularKind;
  readonly region: string;
  readonly period: ReportPeriod;
  readonly madeAt: Instant;
  /** The publication of the report of its months; `null`: none is published, the circular is a draft. */
  readonly publication: Pick<Publication, 'document' | 'publishedAt' | 'version'> | null;
  readonly rows: readonly CircularRow[];
};

type CircularRequest = {
  readonly kind: CircularKind;
  readonly region: string;
  readonly period: ReportPeriod;
  readonly scope: Scope;
  readonly reader: RatingReader;
  /** Whether officials are named. */
  readonly persons: boolean;
};

/** 通报: composed of the sheets, cards and scores of a region. */
export class ReportCircular extends Query<Circular> {
  constructor(readonly request: CircularRequest) {
    super();
  }
}

/** What each kind is made of. */
type Template = { readonly officials: boolean; readonly scores: boolean; readonly ranked: boolean };

const TEMPLATES: Readonly<Record<CircularKind, Template>> = {
  dailyPatrol: { officials: true, scores: false, ranked: false },
  weeklyCircular: { officials: true, scores: false, ranked: false },
  monthlyReview: { officials: false, scores: true, ranked: false },
  monthlyCircular: { officials: true, scores: true, ranked: false },
  windowAssessment: { officials: true, scores: true, ranked: true },
  quarterlyAward: { officials: false, scores: true, ranked: true },
};

/** A circular has all lines at once. */
const ALL = { limit: Number.MAX_SAFE_INTEGER, after: null } as const;

@QueryHandler(ReportCircular)
export class ReportCircularHandler implements IQueryHandler<ReportCircular> {
  private readonly scores: ReportScoresHandler;

  constructor(
    private readonly store: ReadStore,
    private readonly events: EventStore,
    private readonly clock: Clock,
    streams: StreamStateCache,
    jurisdiction: Jurisdiction,
  ) {
    this.scores = new ReportScoresHandler(store, streams, clock, jurisdiction);
  }

  async execute({ request }: ReportCircular): Promise<Circular> {
    const { kind, region, period, scope, persons } = request;
    mustLieWithin(scope.region, [region]);
    const template = TEMPLATES[kind];
    const departments = await this.rowsOf('department', request, template);
    const officials = template.officials && persons ? await this.rowsOf('official', request, template) : [];
    return {
      kind,
      region,
      period,
      madeAt: this.clock.now(),
      publication: await this.publicationOf(region, period),
      // Whoever sees one line alone is told no place among all.
      rows: [...(template.ranked && scope.department === null ? ranked(departments) : departments), ...officials],
      ...(await incompletenessOf(
        this.store,
        efficiency.name,
        efficiencyDays.name,
        openOverdue.name,
        chargedCards.name,
      )),
    };
  }

  private async publicationOf(region: string, period: ReportPeriod): Promise<Circular['publication']> {
    if (!isOfWholeMonths(period)) return null;
    const facts = await this.events.read(publicationStream(region, period.name));
    const last = fold(publicationDecider, facts as readonly RecordedEvent<PublicationEvent>[]).at(-1);
    return last === undefined
      ? null
      : { document: last.document, publishedAt: last.publishedAt, version: last.version };
  }

  /** A line for each department that did something or had a card; for each official who had a card. */
  private async rowsOf(subject: CircularSubject, request: CircularRequest, template: Template) {
    const { region, period, scope } = request;
    const cards = await cardsOfDays(this.store, { by: subject, region, scope, period });
    const figures = await this.figuresOf(subject, request);
    const scores = template.scores ? await this.scoresOf(subject, request) : NO_SCORES;
    const names = subject === 'department' ? new Set([...figures.keys(), ...cards.keys()]) : new Set(cards.keys());
    return [...names].sort().map((name): CircularRow => {
      const [department = '', official = ''] = name.split('/');
      const row = { subject, department, official: official === '' ? null : official, rank: null };
      return { ...row, ...shown(cards.get(name), figures.get(name)), score: scores.of.get(name) ?? scores.base };
    });
  }

  private async figuresOf(
    by: CircularSubject,
    { region, period, scope, reader }: CircularRequest,
  ): Promise<ReadonlyMap<string, EfficiencyFigures>> {
    // Days are kept by department alone.
    if (by === 'official' && !isOfWholeMonths(period)) return new Map();
    const { rows } = await sumSheets(this.store, { scope, filters: { region }, period, by, ...ALL });
    return new Map(rows.map(({ of, sums }) => [nameOf(of), efficiencyFigures(presentSums(sums), reader)]));
  }

  private async scoresOf(by: CircularSubject, { region, period, scope }: CircularRequest): Promise<Scores> {
    if (!isOfWholeMonths(period)) return NO_SCORES;
    const months = { from: monthOf(period.from), to: monthOf(period.to) };
    const asked = { scope, filters: { region }, period: months, by, published: true, ...ALL } as const;
    const { rows, base } = await this.scores.execute(new ReportScores(asked));
    return { of: new Map(rows.map(({ score, ...of }) => [nameOf(of), score])), base };
  }
}

const nameOf = ({ department = '', official }: { readonly department?: string; readonly official?: string | null }) =>
  official === undefined ? department : `${department}/${official ?? ''}`;

/** By name, and of whoever is not among them. */
type Scores = { readonly of: ReadonlyMap<string, number>; readonly base: number | null };
const NO_SCORES: Scores = { of: new Map(), base: null };

const shown = (cards: SubjectCards | undefined, figures: EfficiencyFigures | undefined) => ({
  cards: cards?.counts ?? noCounts(),
  received: figures?.received ?? null,
  closed: figures?.closed ?? null,
  firstChecksInTime: figures?.firstChecksInTime ?? null,
  warningsConverted: figures?.warningsConverted ?? null,
  dueWithinPromise: figures?.dueWithinPromise ?? null,
  dueWithinStatute: figures?.dueWithinStatute ?? null,
  openOverdue: figures?.openOverdue ?? null,
  ratings: figures?.ratings ?? null,
  wellRated: figures?.ratings ? ratioOf(goodOf(figures.ratings), ratedOf(figures.ratings)) : null,
});

/** The best first; who has the same score shares the rank, and the next one is as many further. */
function ranked(rows: readonly CircularRow[]): readonly CircularRow[] {
  const byScore = rows.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return byScore.map((row) => ({ ...row, rank: byScore.findIndex(({ score }) => score === row.score) + 1 }));
}
