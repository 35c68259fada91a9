import { LruMap } from '@sealtrail/event-sourcing';
import type { Statement } from 'better-sqlite3';
import { AccessPathCosts, type ReadRequest } from './access-path-costs';
import { type AccessPath, accessPathsOf, conditionsAlong } from './access-paths';
import { type FieldValue, wellFormed } from './document-fields';
import type { SqlValue } from './read-conditions';
import { countStatement } from './read-statements';
import type { ViewLayout } from './view-layout';
import { lastRowOf, type ReadRows, ViewSample } from './view-sample';

type Prepare = (text: string) => Statement<SqlValue[], unknown>;
/** `facts`: position of the view when it was sampled. */
type Sampled = { readonly layout: ViewLayout; readonly facts: number; readonly sample: ViewSample };

/**
 * A view is sampled again after it has followed a tenth more of the log, or has a tenth more documents: events change existing
 * documents, and a view may begin late in a long log, or in one whose positions are byte offsets.
 */
const GROWN = 1.1;
const SAMPLES_MAX = 50;

/** Finds the cheapest access path for a list or a count. */
export class QueryPlanner {
  private readonly samples = new LruMap<string, Sampled>(SAMPLES_MAX);
  private readonly read: ReadRows = (text, values) =>
    this.prepare(text)
      .raw()
      .all(...values) as (readonly FieldValue[])[];

  /** @param positionOf position of a view */
  constructor(
    private readonly prepare: Prepare,
    private readonly positionOf: (view: string) => number,
  ) {}

  /** `null`: a table scan. */
  choosePath(layout: ViewLayout, wanted: ReadRequest): AccessPath | null {
    const ways = conditionsAlong(accessPathsOf(layout, wanted.where, wanted.orderBy), wanted.counts);
    if (ways.length <= 1) return ways[0] ?? null;
    const costs = new AccessPathCosts(wanted, this.sampleOf(layout), (path, most) => this.rowsOn(path, layout, most));
    const costOf = new Map(ways.map((path) => [path, costs.of(path)]));
    return ways.toSorted((a, b) => (costOf.get(a) ?? 0) - (costOf.get(b) ?? 0))[0] ?? null;
  }

  private rowsOn(path: AccessPath, layout: ViewLayout, most: number): number {
    const { text, values } = countStatement(layout, path.bounds, path, most);
    return this.prepare(text)
      .pluck()
      .get(...values.map(wellFormed)) as number;
  }

  private sampleOf(layout: ViewLayout): ViewSample {
    const kept = this.samples.get(layout.view);
    const grown = { facts: this.positionOf(layout.view), rows: lastRowOf(layout, this.read) };
    const isFresh = kept !== undefined && isNear(grown.facts, kept.facts) && isNear(grown.rows, kept.sample.lastRow);
    if (isFresh && kept.layout === layout) return kept.sample;
    const sample = new ViewSample(layout, grown.rows, this.read);
    this.samples.set(layout.view, { layout, facts: grown.facts, sample });
    return sample;
  }
}

const isNear = (now: number, before: number): boolean => now >= before && now <= before * GROWN;
