import { steadyMs } from '@sealtrail/platform';
import { shareOf } from './progress';

const TELL_MS = 1_000;

/** Tells how far something is, once a second and not more: `events.sqlite: 43 %`. */
export function shareTeller(say: (text: string) => void): (what: string, done: number, of: number) => void {
  let toldMs = steadyMs();
  return (what, done, of) => {
    const now = steadyMs();
    if (now - toldMs < TELL_MS) return;
    toldMs = now;
    say(`${what}: ${shareOf(BigInt(done), BigInt(of))}`);
  };
}
