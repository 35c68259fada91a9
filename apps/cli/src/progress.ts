type Sample = { readonly atMs: number; readonly position: bigint };

/** `43 %`; a log without events counts as read completely. */
export const percentOf = (position: bigint, head: bigint): string =>
  position >= head ? '100 %' : `${Number((position * 1_000n) / head) / 10} %`;

/** The position of a generation and its estimated remaining time, from the pace since the last report and since the start. */
export class Progress {
  private first: Sample | null = null;

  /** @param atMs of a monotonic clock. */
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
