import type { FunctionalComponent } from 'vue';
import { say, type Text } from '../../words/language';
import type { Load, Volumes } from './screen-data';

const WORDS = {
  title: { zh: '今日', en: 'Today' },
  received: { zh: '今日收件', en: 'Received today' },
  accepted: { zh: '今日受理', en: 'Accepted today' },
  closed: { zh: '今日办结', en: 'Closed today' },
  dueToday: { zh: '今日到期', en: 'Due today' },
  overdue: { zh: '超期未结', en: 'Overdue' },
  open: { zh: '在办', en: 'In hand' },
  byBoth: { zh: '承诺 {promised} · 法定 {statutory}', en: 'by promise {promised} · by law {statutory}' },
} as const satisfies Readonly<Record<string, Text>>;

/** The numbers of the day; what is due and overdue by both limits. */
export const Counters: FunctionalComponent<{ readonly load: Load | null; readonly today: Volumes | null }> = ({
  load,
  today,
}) => {
  const total = load?.total ?? null;
  const both = (promised?: number, statutory?: number): string | null =>
    promised === undefined || statutory === undefined ? null : say(WORDS.byBoth, { promised, statutory });
  return (
    <section class="counters" aria-label={say(WORDS.title)}>
      {counter(WORDS.open, total?.open)}
      {counter(WORDS.received, today?.received)}
      {counter(WORDS.accepted, today?.accepted)}
      {counter(WORDS.closed, today?.closed)}
      {counter(WORDS.dueToday, total?.promised.today, both(total?.promised.today, total?.statutory.today), 'due')}
      {counter(
        WORDS.overdue,
        total?.promised.overdue,
        both(total?.promised.overdue, total?.statutory.overdue),
        'overdue',
      )}
    </section>
  );
};
Counters.props = ['load', 'today'];

const counter = (label: Text, value: number | undefined, more: string | null = null, kind = '') => (
  <div class={['counter', kind]}>
    <p class="label">{say(label)}</p>
    <p class="value">{value ?? '—'}</p>
    {more !== null && <p class="more">{more}</p>}
  </div>
);
