import type { Difference } from './compare';
import { wordsOf } from './days';
import type { Act, History, Item } from './history';

/** A history as text. */
export function describeHistory({ index, item, acts }: History): readonly string[] {
  return [`history ${index}: ${describeItem(item)}`, ...acts.map((act) => `  ${describeAct(act)}`)];
}

function describeItem({ code, department, handler, statutory, promised, firstCheck, stages, ...item }: Item): string {
  const parts = stages.map((stage) => stage.map((each) => `${each.id} ${each.department} ${each.limit}`).join(' + '));
  return (
    `${code} of ${department}/${handler ?? '-'}, statutory ${statutory ?? 'none'}, promised ${promised}, first check ${firstCheck}, ` +
    `timeouts ${item.onCorrectionTimeout}/${item.onDeferralTimeout}${item.entrusted ? ', entrusted' : ''}${parts.length === 0 ? '' : `, stages [${parts.join('] [')}]`}`
  );
}

function describeAct({ told, occurredAt, served, ...deed }: Act): string {
  const { kind, byHall, ...what } = deed;
  const details = Object.entries(what).map(([name, value]) =>
    name === 'noticeAt' && typeof value === 'number'
      ? `noticeAt ${wordsOf(value)}`
      : `${name} ${JSON.stringify(value)}`,
  );
  const when = [
    occurredAt === null || occurredAt === told ? '' : `, happened ${wordsOf(occurredAt)}`,
    served === null || served === told ? '' : `, served ${wordsOf(served)}`,
  ];
  return `${wordsOf(told)}  ${byHall === true ? 'hall: ' : ''}${kind} ${details.join(', ')}${when.join('')}`;
}

const EXAMPLES_MAX = 3;

/** Differences by kind, each with examples that can be run separately. */
export function reportLines(
  seed: number,
  histories: readonly History[],
  differences: readonly Difference[],
): readonly string[] {
  const kinds = new Map<string, Difference[]>();
  for (const difference of differences) {
    const same = kinds.get(difference.kind) ?? [];
    kinds.set(difference.kind, [...same, difference]);
  }
  const lines: string[] = [];
  for (const [kind, same] of [...kinds].sort(([, a], [, b]) => b.length - a.length)) {
    const indexes = [...new Set(same.map(({ index }) => index))];
    lines.push(`${String(same.length).padStart(6)}  ${kind}  (histories ${indexes.slice(0, 8).join(', ')})`);
  }
  const shown = new Set<number>();
  for (const same of kinds.values()) for (const { index } of same.slice(0, EXAMPLES_MAX)) shown.add(index);
  for (const index of [...shown].slice(0, 12)) {
    const history = histories.find((each) => each.index === index);
    if (history === undefined) continue;
    lines.push('', `npm run oracle -- --seed ${seed} --only ${Math.floor(index)}`, ...describeHistory(history));
    for (const { at, expected, got } of differences.filter((each) => each.index === index)) {
      lines.push(`    at ${wordsOf(at)}: ${expected === null ? `got       ${got}` : `expected  ${expected}`}`);
    }
  }
  return lines;
}
