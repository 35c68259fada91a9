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
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import type { RatingReader } from '@sealtrail/ratings/events';
import { Jurisdiction, reportPeriodOfMonths } from '@sealtrail/working-days';
import { type Publication, publicationDecider, publicationStream } from '../publication/publication-decider';
import type { PublicationEvent } from '../publication/publication-events';
import type { CardCounts } from '../read/card-report';
import { type EfficiencyFigures, efficiencyFigures } from '../read/efficiency-report';
import { efficiency } from '../read/efficiency-view';
import { openOverdue } from '../read/open-overdue-view';
import { presentSums, sumSheets } from '../read/report-sheets';
import { chargedCards } from '../scores/charged-cards-view';
import { ReportScores, ReportScoresHandler } from '../scores/report-scores';
import { cardsOfDays, type SubjectCards } from './circular-cards';
import type { CircularKind, CircularSubject } from './circular-enums';
import type { CircularPeriod } from './circular-period';

/** One line: a department, or an official of it. What the kind does not ask, or nobody counts by days, is `null`. */
export type CircularRow = {
  readonly subject: CircularSubject;
  readonly department: string;
  readonly official: string | null;
  /** Of the quarterly award: equal scores share one. */
  readonly rank: number | null;
  readonly cards: CardCounts;
  readonly warningsConverted: Ratio | null;
  readonly dueWithinPromise: Ratio | null;
  readonly dueWithinStatute: Ratio | null;
  readonly openOverdue: EfficiencyFigures['openOverdue'] | null;
  /** 好差评 by level; `null` for the rated. */
  readonly ratings: EfficiencyFigures['ratings'];
  readonly score: number | null;
};

export type Circular = Incompleteness & {
  readonly kind: CircularKind;
  readonly region: string;
  readonly period: CircularPeriod;
  readonly madeAt: Instant;
  /** The publication of the report of its months; `null`: none is published, the circular is a draft. */
  readonly publication: Pick<Publication, 'document' | 'publishedAt' | 'version'> | null;
  readonly rows: readonly CircularRow[];
};

type CircularRequest = {
  readonly kind: CircularKind;
  readonly region: string;
  readonly period: CircularPeriod;
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
  quarterlyAward: { officials: false, scores: true, ranked: true },
};

const PAGE = 1_000;

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
      rows: [...(template.ranked ? ranked(departments) : departments), ...officials],
      ...(await incompletenessOf(this.store, efficiency.name, openOverdue.name, chargedCards.name)),
    };
  }

  private async publicationOf(region: string, { text, months }: CircularPeriod): Promise<Circular['publication']> {
    if (months === null) return null;
    const facts = await this.events.read(publicationStream(region, text));
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
    const found = new Map<string, EfficiencyFigures>();
    if (period.months === null) return found;
    let after: Parameters<typeof sumSheets>[1]['after'] = null;
    do {
      const of = reportPeriodOfMonths(period.months);
      const asked = { scope, filters: { region }, period: of, by, limit: PAGE, after };
      const { rows, next } = await sumSheets(this.store, asked);
      for (const { of: name, sums } of rows) found.set(nameOf(name), efficiencyFigures(presentSums(sums), reader));
      after = next;
    } while (after !== null);
    return found;
  }

  private async scoresOf(by: CircularSubject, { region, period, scope }: CircularRequest): Promise<Scores> {
    const found = new Map<string, number>();
    let scoreOfOthers: number | null = null;
    if (period.months === null) return NO_SCORES;
    let after: ReportScores['request']['after'] = null;
    do {
      const asked = new ReportScores({
        scope,
        filters: { region },
        period: period.months,
        by,
        limit: PAGE,
        after,
        published: true,
      });
      const { rows, next, base } = await this.scores.execute(asked);
      scoreOfOthers = base;
      for (const { score, ...of } of rows) found.set(nameOf(of), score);
      after = next;
    } while (after !== null);
    return { of: found, base: scoreOfOthers };
  }
}

const nameOf = ({ department = '', official }: { readonly department?: string; readonly official?: string | null }) =>
  official === undefined ? department : `${department}/${official ?? ''}`;

/** By name, and of whoever is not among them. */
type Scores = { readonly of: ReadonlyMap<string, number>; readonly base: number | null };
const NO_SCORES: Scores = { of: new Map(), base: null };

const NO_CARDS: CardCounts = {
  warning: { effective: 0, revoked: 0 },
  yellow: { effective: 0, revoked: 0 },
  red: { effective: 0, revoked: 0 },
};

const shown = (cards: SubjectCards | undefined, figures: EfficiencyFigures | undefined) => ({
  cards: cards?.counts ?? NO_CARDS,
  warningsConverted: figures?.warningsConverted ?? null,
  dueWithinPromise: figures?.dueWithinPromise ?? null,
  dueWithinStatute: figures?.dueWithinStatute ?? null,
  openOverdue: figures?.openOverdue ?? null,
  ratings: figures?.ratings ?? null,
});

/** The best first; who has the same score shares the rank, and the next one is as many further. */
function ranked(rows: readonly CircularRow[]): readonly CircularRow[] {
  const byScore = rows.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return byScore.map((row) => ({ ...row, rank: byScore.findIndex(({ score }) => score === row.score) + 1 }));
}
