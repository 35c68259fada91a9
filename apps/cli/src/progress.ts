type Sample = { readonly atMs: number; readonly position: bigint };

/** `43 %`; a log without events has been read whole. */
export const percentOf = (position: bigint, head: bigint): string =>
  position >= head ? '100 %' : `${Number((position * 1_000n) / head) / 10} %`;

/** How far a generation is and how long it still takes, at the pace of the last look and of all before. */
export class Progress {
  private first: Sample | null = null;

  /** @param atMs on a steady clock. */
  line(view: string, position: bigint, head: bigint, atMs: number): string {
    this.first ??= { atMs, position };
    const share = `${view}: ${percentOf(position, head)}, ${position} of ${head}`;
    const seconds = this.secondsLeft(position, head, atMs);
    return seconds === null ? share : `${share}, ${durationOf(seconds)} left`;
  }

  private secondsLeft(position: bigint, head: bigint, atMs: number): number | null {
    if (this.first === null || position >= head) return null;
    const covered = Number(position - this.first.position);
    const elapsed = (atMs - this.first.atMs) / 1_000;
    return covered <= 0 || elapsed <= 0 ? null : (Number(head - position) * elapsed) / covered;
  }
}

function durationOf(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 6_000 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
