import type { FunctionalComponent } from 'vue';
import type { Pages } from '../api/use-pages';
import { say, type Text } from '../words/language';

const WORDS = {
  shown: { zh: '已显示 {shown} 条', en: '{shown} shown' },
  of: { zh: '已显示 {shown} 条，共 {total} 条', en: '{shown} of {total} shown' },
  ofMore: { zh: '已显示 {shown} 条，共超过 {total} 条', en: '{shown} of more than {total} shown' },
  more: { zh: '继续加载', en: 'Show more' },
  busy: { zh: '正在加载…', en: 'Loading…' },
  save: { zh: '下载 Excel', en: 'Download as Excel' },
} as const satisfies Readonly<Record<string, Text>>;

/** How much of a list is shown, and how to get the rest of it. */
export const ListFoot: FunctionalComponent<{
  readonly list: Pick<Pages<unknown>, 'rows' | 'totals' | 'more' | 'busy' | 'next'>;
  readonly onSave: () => void;
}> = ({ list, onSave }) => (
  <p class="list-foot">
    <span role="status">{list.busy.value ? say(WORDS.busy) : countOf(list)}</span>
    {list.more.value && (
      <button type="button" disabled={list.busy.value} onClick={() => void list.next()}>
        {say(WORDS.more)}
      </button>
    )}
    <button type="button" onClick={() => onSave()}>
      {say(WORDS.save)}
    </button>
  </p>
);
ListFoot.props = ['list', 'onSave'];

function countOf({ rows, totals }: Pick<Pages<unknown>, 'rows' | 'totals'>): string {
  const shown = rows.value.length;
  if (totals.value == null) return say(WORDS.shown, { shown });
  return say(totals.value.exact ? WORDS.of : WORDS.ofMore, { shown, total: totals.value.total });
}
