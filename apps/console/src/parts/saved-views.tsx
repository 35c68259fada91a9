import { defineComponent, type PropType, ref } from 'vue';
import { Link } from '../router/link';
import { place } from '../router/router';
import { say, type Text } from '../words/language';
import type { Filter } from './filters';

const WORDS = {
  title: { zh: '常用视图', en: 'Saved views' },
  save: { zh: '保存当前筛选', en: 'Save these filters' },
  remove: { zh: '删除视图：{name}', en: 'Remove the view: {name}' },
} as const satisfies Readonly<Record<string, Text>>;

const KEPT = 'sealtrail.views';
const VIEWS_MAX = 20;

type Views = Readonly<Record<string, readonly string[]>>;

/** The filters that were saved, by page. They are codes and dates; a view is named by its filters, not by the user. */
function kept(): Views {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Views;
  } catch {
    return {};
  }
}

/** Filters of a list that are kept in this browser. */
export const SavedViews = defineComponent({
  props: { filters: { type: Array as PropType<readonly Filter[]>, required: true } },
  setup(props) {
    const views = ref(kept()[place.path] ?? []);

    function keep(next: readonly string[]): void {
      views.value = next.slice(0, VIEWS_MAX);
      localStorage.setItem(KEPT, JSON.stringify({ ...kept(), [place.path]: views.value }));
    }

    return () => {
      const current = currentOf(props.filters);
      const isNew = current !== '' && !views.value.includes(current);
      if (!isNew && views.value.length === 0) return null;
      return (
        <nav class="views" aria-label={say(WORDS.title)}>
          {views.value.map((view) => (
            <span key={view} class={['view', view === current && 'current']}>
              <Link to={`${place.path}?${view}`}>{{ default: () => nameOf(view, props.filters) }}</Link>
              <button
                type="button"
                aria-label={say(WORDS.remove, { name: nameOf(view, props.filters) })}
                onClick={() => keep(views.value.filter((each) => each !== view))}
              >
                ×
              </button>
            </span>
          ))}
          {isNew && (
            <button type="button" onClick={() => keep([...views.value, current])}>
              {say(WORDS.save)}
            </button>
          )}
        </nav>
      );
    };
  },
});

/** The values of the filters in the URL, in the order of the filters; nothing else of the URL. */
function currentOf(filters: readonly Filter[]): string {
  const query = new URLSearchParams();
  for (const { name } of filters) {
    const value = place.query.get(name) ?? '';
    if (value !== '') query.set(name, value);
  }
  return query.toString();
}

function nameOf(view: string, filters: readonly Filter[]): string {
  const query = new URLSearchParams(view);
  return filters
    .flatMap(({ name, label, choices }) => {
      const value = query.get(name);
      return value === null ? [] : [`${label}：${choices?.find(([each]) => each === value)?.[1] ?? value}`];
    })
    .join(' · ');
}
