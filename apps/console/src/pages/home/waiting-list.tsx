import { defineComponent, onMounted, type PropType } from 'vue';
import { useAnswer } from '../../api/use-answer';
import { ProblemNotice } from '../../parts/problem-notice';
import { Link } from '../../router/link';
import { say, type Text } from '../../words/language';
import type { Queue } from './queues';

const WORDS = {
  total: { zh: '{total} 件', en: '{total}' },
  more: { zh: '超过 {total} 件', en: 'more than {total}' },
  none: { zh: '没有', en: 'none' },
  allOf: { zh: '全部：{title}', en: 'All: {title}' },
} as const satisfies Readonly<Record<string, Text>>;

/** One queue: how many wait, the first of them, and the whole list. */
export const WaitingList = defineComponent({
  props: { queue: { type: Object as PropType<Queue>, required: true } },
  setup({ queue }) {
    const waiting = useAnswer((signal) => queue.load(signal));
    onMounted(() => void waiting.refresh());
    return () => {
      const { value: shown } = waiting.data;
      return (
        <section class={['queue', shown?.total === 0 && 'empty']} aria-labelledby={`queue-${queue.name}`}>
          <h2 id={`queue-${queue.name}`}>
            {say(queue.title)} <span class="count">{shown && countOf(shown)}</span>
          </h2>
          {waiting.problem.value && (
            <ProblemNotice problem={waiting.problem.value} onRetry={() => void waiting.refresh()} />
          )}
          {shown && shown.first.length > 0 && (
            <ul>
              {shown.first.map(({ id, text, page }) => (
                <li key={id}>{page === null ? text : <Link to={page}>{{ default: () => text }}</Link>}</li>
              ))}
            </ul>
          )}
          {shown && queue.page !== null && shown.total > shown.first.length && (
            <p>
              <Link to={queue.page}>{{ default: () => say(WORDS.allOf, { title: say(queue.title) }) }}</Link>
            </p>
          )}
        </section>
      );
    };
  },
});

const countOf = ({ total, exact }: { readonly total: number; readonly exact: boolean }): string =>
  total === 0 ? say(WORDS.none) : say(exact ? WORDS.total : WORDS.more, { total });
