import type { FunctionalComponent } from 'vue';
import { say, type Text } from '../../words/language';
import { named } from '../../words/terms';
import type { Load } from './screen-data';

const WORDS = {
  title: { zh: '各部门在办与到期（承诺时限）', en: 'In hand by department, and when due by the promise' },
  overdue: { zh: '已超期', en: 'overdue' },
  today: { zh: '今日', en: 'today' },
  week: { zh: '本周', en: 'this week' },
  later: { zh: '以后', en: 'later' },
  none: { zh: '没有在办件', en: 'Nothing is in hand' },
} as const satisfies Readonly<Record<string, Text>>;

type Part = { readonly kind: 'overdue' | 'today' | 'week' | 'later'; readonly count: number };

/** Who holds how many open cases, by when they are due. */
export const LoadBars: FunctionalComponent<{ readonly load: Load | null }> = ({ load }) => {
  const rows = [...(load?.rows ?? [])]
    .filter(({ open }) => open > 0)
    .sort((a, b) => b.open - a.open)
    .slice(0, 7);
  const most = Math.max(1, ...rows.map(({ open }) => open));
  return (
    <section class="panel load">
      <h2>{say(WORDS.title)}</h2>
      <p class="note">
        {(['overdue', 'today', 'week', 'later'] as const).map((kind) => (
          <span key={kind} class={['key', kind]}>
            {say(WORDS[kind])}
          </span>
        ))}
      </p>
      {load !== null && rows.length === 0 && <p class="none">{say(WORDS.none)}</p>}
      <ol>
        {rows.map((row) => {
          const parts = partsOf(row);
          const told = parts.map(({ kind, count }) => `${say(WORDS[kind])} ${count}`).join(', ');
          return (
            <li key={row.department ?? ''}>
              <span class="unit">{named(row.department ?? '', row.departmentName)}</span>
              <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={told}>
                {segments(parts, 100 / most)}
              </svg>
              <span class="share">{row.open}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
};
LoadBars.props = ['load'];

/** `thisWeek` holds today as well. */
function partsOf({ open, promised }: Load['rows'][number]): readonly Part[] {
  const { overdue, today, thisWeek } = promised;
  return [
    { kind: 'overdue', count: overdue },
    { kind: 'today', count: today },
    { kind: 'week', count: thisWeek - today },
    { kind: 'later', count: Math.max(0, open - overdue - thisWeek) },
  ];
}

function segments(parts: readonly Part[], width: number) {
  let from = 0;
  return parts.map(({ kind, count }) => {
    const start = from;
    from += count * width;
    return <rect key={kind} class={kind} x={start} y="0" width={count * width} height="10" />;
  });
}
