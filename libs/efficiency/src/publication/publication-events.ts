import type { OfficialDocument } from '@sealtrail/applications/events';
import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { FigureValues } from './figure-values';

/** What every fact of a publication carries: the report that it is about, and which publication of it. */
export type PublicationFact = {
  readonly region: string;
  /** As it is asked: `2026-11`, `2026-Q4` or `2026`. */
  readonly period: string;
  /** 1, and 2, 3, … of its corrections. */
  readonly version: number;
};

/** The positions between which the figures were read: every fact up to the first is in them, none behind the last. */
export type KnownAt = { readonly from: string; readonly to: string };

/** Who publishes: the key, or the official bound to it, and in which post. */
export type Publisher = { readonly by: string; readonly post: WrittenText };

/** 通报发布: the figures of a region and period, frozen. A correction is a further one with its reason; the one before stays as it is. */
export type ReportPublished = Event<
  'ReportPublished',
  PublicationFact & {
    readonly document: OfficialDocument;
    readonly knownAt: KnownAt;
    readonly publisher: Publisher;
    /** Of a correction: why; `null`: it is the first. */
    readonly reason: WrittenText | null;
    readonly total: FigureValues;
    /** So many rows follow in the facts after it. */
    readonly departments: number;
    readonly publishedAt: Instant;
  }
>;

/** Some of its rows, one for each department. */
export type ReportRowsPublished = Event<
  'ReportRowsPublished',
  PublicationFact & { readonly rows: readonly { readonly department: string; readonly figures: FigureValues }[] }
>;

export type PublicationEvent = ReportPublished | ReportRowsPublished;
