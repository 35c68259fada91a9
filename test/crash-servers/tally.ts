import { median } from '../bench/figures';

/** The totals of all rounds. */
export class Tally {
  acknowledged = 0;
  refused = 0;
  repeated = 0;
  open = 0;
  kept = 0;
  kills = 0;
  pauses = 0;
  refusals = 0;
  documents = 0;
  reactions = 0;
  readonly takeoversMs: number[] = [];
  readonly readyMs: number[] = [];

  get report(): string {
    return [
      `${this.acknowledged} acknowledged`,
      `${this.refused} refused`,
      `${this.repeated} repeated elsewhere`,
      `${this.open} without answer (${this.kept} of them kept)`,
      `${this.kills} killed`,
      `${this.pauses} paused`,
      `${this.refusals} late writers turned away`,
      `work moved ${this.takeoversMs.length} times, in ${span(this.takeoversMs)}`,
      `quiet after ${span(this.readyMs)}`,
      `${this.documents} documents compared`,
      `${this.reactions} reactions followed`,
    ].join(', ');
  }
}

function span(ms: readonly number[]): string {
  if (ms.length === 0) return '–';
  const [least, middle, most] = [Math.min(...ms), median([...ms]), Math.max(...ms)];
  return `${seconds(middle)} s (median; ${seconds(least)} to ${seconds(most)} s)`;
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
