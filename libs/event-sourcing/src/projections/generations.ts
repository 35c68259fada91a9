/**
 * The document sets of a view. A rebuild folds a new generation from the beginning of the log while the live one continues to
 * answer queries; when the new one has caught up, one write makes it live, and the former one is kept for a rollback.
 */
export type Generations = {
  /** Answers queries. */
  readonly live: number;
  /** Is being folded, to replace the live one. */
  readonly building: number | null;
  /** Was live before, and can be rolled back to. */
  readonly previous: number | null;
  /**
   * The highest number ever used: numbers are not reused, so that a late write of an old worker affects no other generation.
   */
  readonly newest: number;
  /** Whether the new generation must have as many documents as the live one before it can replace it. */
  readonly counted: boolean;
  /** Why it has not replaced the live one although it has caught up. */
  readonly refused: string | null;
};

export const FIRST_GENERATION: Generations = {
  live: 1,
  building: null,
  previous: null,
  newest: 1,
  counted: true,
  refused: null,
};

/** The generations of a view have changed since they were read: read them again. */
export class GenerationConflict extends Error {
  override readonly name = 'GenerationConflict';
}

/** The request does not fit the state of the view: the message explains it to the operator. */
export class RebuildRefused extends Error {
  override readonly name = 'RebuildRefused';
}

/** The name under which a generation stores its documents: for the first one, that of the view. */
export const generationName = (view: string, generation: number): string =>
  generation === 1 ? view : `${view}~${generation}`;

/** Begins a new generation. @throws {RebuildRefused} */
export function beginRebuild(generations: Generations): Generations {
  requireNoRebuild(generations);
  const newest = generations.newest + 1;
  return { ...generations, building: newest, newest, counted: true, refused: null };
}

/** Lets the previous generation catch up and become live again. @throws {RebuildRefused} */
export function beginRollback(generations: Generations): Generations {
  requireNoRebuild(generations);
  const { previous } = generations;
  if (previous === null) throw new RebuildRefused('There is no earlier generation.');
  return { ...generations, building: previous, previous: null, counted: false, refused: null };
}

/** Makes the built generation live. @throws {RebuildRefused} */
export function switchToBuilt(generations: Generations): Generations {
  const building = requireRebuild(generations);
  return { ...generations, live: building, previous: generations.live, building: null, refused: null };
}

/** Abandons the generation that is being built. @throws {RebuildRefused} */
export function abandonRebuild(generations: Generations): Generations {
  requireRebuild(generations);
  return { ...generations, building: null, refused: null };
}

/** Lets the built generation become live whatever the document counts. @throws {RebuildRefused} */
export function allowDifference(generations: Generations): Generations {
  requireRebuild(generations);
  return { ...generations, counted: false, refused: null };
}

function requireNoRebuild({ building }: Generations): void {
  if (building !== null) throw new RebuildRefused('A generation of this view is already being built.');
}

function requireRebuild({ building }: Generations): number {
  if (building === null) throw new RebuildRefused('No generation of this view is being built.');
  return building;
}
