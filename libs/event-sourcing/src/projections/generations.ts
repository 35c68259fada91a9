/**
 * Which sets of documents a view has. A rebuild makes a new generation beside the live one, from the beginning of the
 * log, while the live one goes on answering; when the new one has caught up, one write makes it the live one, and the
 * other stays to go back to.
 */
export type Generations = {
  /** Answers questions. */
  readonly live: number;
  /** Is being folded beside it, to take its place. */
  readonly building: number | null;
  /** Answered before, and can be gone back to. */
  readonly previous: number | null;
  /** The highest number ever used: none is used twice, so that what a late writer writes hits nobody. */
  readonly newest: number;
  /** The one that is being built must have as many documents as the live one before it takes its place. */
  readonly counted: boolean;
  /** Why it has not taken its place although it has caught up. */
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

/** The generations of a view are no longer as they were seen: read them again. */
export class GenerationConflict extends Error {
  override readonly name = 'GenerationConflict';
}

/** What was asked for does not fit how the view is: the message says why, to a person. */
export class RebuildRefused extends Error {
  override readonly name = 'RebuildRefused';
}

/** The name under which a generation keeps its documents: the first one that of the view. */
export const generationName = (view: string, generation: number): string =>
  generation === 1 ? view : `${view}~${generation}`;

/** A new generation beside the live one. @throws {RebuildRefused} */
export function beginRebuild(generations: Generations): Generations {
  requireNoRebuild(generations);
  const newest = generations.newest + 1;
  return { ...generations, building: newest, newest, counted: true, refused: null };
}

/** The previous generation catches up again, to take its place back. @throws {RebuildRefused} */
export function beginRollback(generations: Generations): Generations {
  requireNoRebuild(generations);
  const { previous } = generations;
  if (previous === null) throw new RebuildRefused('There is no earlier generation.');
  return { ...generations, building: previous, previous: null, counted: false, refused: null };
}

/** The generation that was built answers from now on. @throws {RebuildRefused} */
export function switchToBuilt(generations: Generations): Generations {
  const building = requireRebuild(generations);
  return { ...generations, live: building, previous: generations.live, building: null, refused: null };
}

/** What is being built is not wanted any more. @throws {RebuildRefused} */
export function abandonRebuild(generations: Generations): Generations {
  requireRebuild(generations);
  return { ...generations, building: null, refused: null };
}

/** It may take its place whatever the counts say. @throws {RebuildRefused} */
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
