import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, fold, mustLieWithin, ReadStore, type RecordedEvent, type Scope } from '@sealtrail/event-sourcing';
import type { Period } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { differencesOf, type FigureDifference } from './figure-values';
import { freezeReport } from './freeze-report';
import { type Publication, publicationDecider, publicationStream } from './publication-decider';
import type { KnownAt, PublicationEvent } from './publication-events';

/** What has changed of a row since; a department that had none, or has none any more, has 0 on that side. `null`: the total. */
export type RowDifference = { readonly department: string | null; readonly figures: readonly FigureDifference[] };

/** A published report as it was published, and how its figures are now. */
export type PublishedReport = Publication & {
  /** Of all publications, the oldest first. */
  readonly versions: readonly Pick<Publication, 'version' | 'document' | 'reason' | 'publishedAt'>[];
  readonly presentAt: KnownAt;
  readonly changedSince: readonly RowDifference[];
};

/** @throws {Rejection} `publication.not-found`, `region.outside` */
export class GetPublication extends Query<PublishedReport> {
  constructor(
    readonly report: { readonly region: string; readonly period: string; readonly months: Period },
    /** `null`: the latest. */
    readonly version: number | null,
    readonly scope: Scope,
  ) {
    super();
  }
}

@Injectable()
@QueryHandler(GetPublication)
export class GetPublicationHandler implements IQueryHandler<GetPublication> {
  constructor(
    private readonly store: EventStore,
    private readonly views: ReadStore,
  ) {}

  async execute({ report: { region, period, months }, version, scope }: GetPublication): Promise<PublishedReport> {
    mustLieWithin(scope.region, [region]);
    const events = await this.store.read(publicationStream(region, period));
    const all = fold(publicationDecider, events as readonly RecordedEvent<PublicationEvent>[]);
    const found = version === null ? all.at(-1) : all.find((one) => one.version === version);
    if (found === undefined) throw reject('publication.not-found');
    const present = await freezeReport(this.views, region, months);
    const isSeen = (department: string) => scope.department === null || scope.department === department;
    const published = new Map(found.rows.map(({ department, figures }) => [department, figures]));
    const now = new Map(present.rows.map(({ department, figures }) => [department, figures]));
    const names = [...new Set([...published.keys(), ...now.keys()])].sort().filter(isSeen);
    const changed: RowDifference[] = [
      { department: null, figures: differencesOf(found.total, present.total) },
      ...names.map((name) => ({
        department: name,
        figures: differencesOf(published.get(name) ?? {}, now.get(name) ?? {}),
      })),
    ];
    return {
      ...found,
      rows: found.rows.filter(({ department }) => isSeen(department)),
      versions: all.map(({ version: of, document, reason, publishedAt }) => ({
        version: of,
        document,
        reason,
        publishedAt,
      })),
      presentAt: present.knownAt,
      changedSince: changed.filter(({ figures }) => figures.length > 0),
    };
  }
}
