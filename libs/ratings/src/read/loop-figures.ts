/** What became of the bad ratings of a department and month: counters that add up over months and departments. */
export type LoopFigures = {
  /** Of the bad ratings given in the month, by name; and those of them whose rater was reached by a visit, whenever. */
  readonly byName: number;
  readonly byNameVisited: number;
  /** Of the bad ratings given in the month: replied to, rectified, whenever. */
  readonly answered: number;
  readonly rectified: number;
  /** Orders that fell due in the month: rectified in time in it, or not by a limit that ended in it. */
  readonly due: number;
  readonly dueInTime: number;
  /** Raters reached in the month, and those of them who were satisfied. */
  readonly visited: number;
  readonly visitedSatisfied: number;
  /** 追评 given in the month, and those of them that are not bad. */
  readonly followUps: number;
  readonly followUpsGood: number;
};

export const NO_LOOP_FIGURES: LoopFigures = {
  byName: 0,
  byNameVisited: 0,
  answered: 0,
  rectified: 0,
  due: 0,
  dueInTime: 0,
  visited: 0,
  visitedSatisfied: 0,
  followUps: 0,
  followUpsGood: 0,
};

export type Part = Partial<LoopFigures>;

const FIGURES = Object.keys(NO_LOOP_FIGURES) as readonly (keyof LoopFigures)[];

export const plus = (figures: LoopFigures, more: Part): LoopFigures =>
  Object.fromEntries(FIGURES.map((figure) => [figure, figures[figure] + (more[figure] ?? 0)])) as LoopFigures;
