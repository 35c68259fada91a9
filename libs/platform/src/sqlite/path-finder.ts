import { LruMap } from '@sealtrail/event-sourcing';
import type { Statement } from 'better-sqlite3';
import { type FieldValue, wellFormed } from './document-fields';
import { costOf, type Wanted } from './path-costs';
import type { SqlValue } from './read-conditions';
import { choosePath, pathsOf, type ReadPath } from './read-paths';
import { countStatement } from './read-statements';
import type { ViewLayout } from './view-layout';
import { ViewSample } from './view-sample';

type Prepare = (text: string) => Statement<SqlValue[], unknown>;
type Sampled = { readonly layout: ViewLayout; readonly from: number; readonly sample: ViewSample };

/** A sample is taken anew when its view has followed a tenth more facts. */
const GROWN = 1.1;
const SAMPLES_MAX = 50;

/** Finds the cheapest way to what a list or a count wants. */
export class PathFinder {
  private readonly samples = new LruMap<string, Sampled>(SAMPLES_MAX);

  /** @param positionOf up to where a view has been folded */
  constructor(
    private readonly prepare: Prepare,
    private readonly positionOf: (view: string) => number,
  ) {}

  /** `null`: through the table. */
  pathFor(layout: ViewLayout, wanted: Wanted): ReadPath | null {
    const paths = pathsOf(layout, wanted.where, wanted.orderBy);
    return choosePath(paths, wanted.counts, (path) =>
      costOf(path, wanted, this.sampleOf(layout), (most) => this.rowsOn(path, layout, most)),
    );
  }

  private rowsOn(path: ReadPath, layout: ViewLayout, most: number): number {
    const { text, values } = countStatement(layout, path.bounds, path, most);
    return this.prepare(text)
      .pluck()
      .get(...values.map(wellFormed)) as number;
  }

  private sampleOf(layout: ViewLayout): ViewSample {
    const position = this.positionOf(layout.view);
    const kept = this.samples.get(layout.view);
    const isFresh = kept !== undefined && position >= kept.from && position <= kept.from * GROWN;
    if (isFresh && kept.layout === layout) return kept.sample;
    const sample = new ViewSample(
      layout,
      (text, values) =>
        this.prepare(text)
          .raw()
          .all(...values) as (readonly FieldValue[])[],
    );
    this.samples.set(layout.view, { layout, from: position, sample });
    return sample;
  }
}
