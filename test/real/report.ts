import type { Unreadable } from './permit-log';
import { type Card, type PlayedCase, type Refusal, textOf } from './played-case';

export type Outcome = {
  readonly unreadable: readonly Unreadable[];
  readonly cases: number;
  readonly played: readonly PlayedCase[];
  readonly refusals: readonly Refusal[];
  readonly requests: number;
  readonly jumps: number;
  readonly clockSeconds: number;
  readonly seconds: number;
  readonly expected: readonly Card[];
  readonly found: readonly Card[];
};

const counted = (title: string, keys: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const rows = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ['', title, ...rows.map(([key, count]) => `  ${String(count).padStart(6)}  ${key}`)];
};

/** Cards that only one side has: if there are any, the product and the day count disagree. */
export function disagreements({ expected, found }: Pick<Outcome, 'expected' | 'found'>): readonly string[] {
  const lines: string[] = [];
  const waiting = new Map<string, number>();
  for (const card of expected) waiting.set(textOf(card), (waiting.get(textOf(card)) ?? 0) + 1);
  for (const card of found) {
    const text = textOf(card);
    const left = waiting.get(text) ?? 0;
    if (left === 0) lines.push(`not counted:  ${text}`);
    else waiting.set(text, left - 1);
  }
  for (const [text, left] of waiting) if (left > 0) lines.push(`not carded:   ${text}`);
  return lines.sort();
}

export function reportLines(outcome: Outcome): readonly string[] {
  const { unreadable, cases, played, refusals, requests, seconds, expected, found } = outcome;
  const differing = disagreements(outcome);
  const ended = played.filter(({ endedOn }) => endedOn !== null).length;
  return [
    ...unreadable.map(({ line, why }) => `line ${line} was not read: ${why}`),
    ...refusals.map(({ case: name, what, at, reason }) => `refused  ${name}  ${what}  ${at}  ${reason}`),
    ...counted(
      'Refused, by reason',
      refusals.map(({ reason }) => reason.split(':')[0] ?? reason),
    ),
    ...counted(
      'Cards by rule and level',
      found.map(({ rule, level }) => `${rule} ${level}`),
    ),
    ...counted(
      'Cards by department',
      found.map(({ department, level }) => `${department} ${level}`),
    ),
    ...counted(
      'Cards by official',
      found.map(({ department, official, level }) => `${department}/${official ?? 'nobody'} ${level}`),
    ),
    '',
    `Cases: ${cases} in the log, ${played.length} taken, ${ended} ended; ${refusals.length} acts refused, each listed above.`,
    `Cards: ${found.length} of the server, ${expected.length} of the day count, ${differing.length} that differ.`,
    ...differing,
    `${requests} requests and ${outcome.jumps} days in ${seconds.toFixed(1)} s, of which the clock took ${outcome.clockSeconds.toFixed(1)} s.`,
  ];
}
