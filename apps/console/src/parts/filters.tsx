import type { FunctionalComponent } from 'vue';
import { amend, place } from '../router/router';
import { say, type Text } from '../words/language';

const WORDS = {
  title: { zh: '筛选', en: 'Filters' },
  all: { zh: '全部', en: 'all' },
  clear: { zh: '清除筛选', en: 'Clear the filters' },
} as const satisfies Readonly<Record<string, Text>>;

/** A filter of a list; its value stands in the address, so that a view of the list can be kept and passed on. */
export type Filter = {
  readonly name: string;
  readonly label: string;
  readonly choices?: readonly (readonly [string, string])[];
  readonly type?: 'date' | 'month';
};

/** What the address says of filters. */
export const chosen = (filters: readonly Filter[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filters
      .map(({ name }): [string, string] => [name, place.query.get(name) ?? ''])
      .filter(([, value]) => value !== ''),
  );

export const Filters: FunctionalComponent<{ readonly filters: readonly Filter[] }> = ({ filters }) => (
  <form class="filters" aria-label={say(WORDS.title)} onSubmit={(event: Event) => event.preventDefault()}>
    {filters.map((filter) => (
      <p key={filter.name}>
        <label for={`filter-${filter.name}`}>{filter.label}</label>
        {fieldOf(filter)}
      </p>
    ))}
    <button type="button" onClick={() => amend(place.path)}>
      {say(WORDS.clear)}
    </button>
  </form>
);
Filters.props = ['filters'];

function fieldOf({ name, choices, type }: Filter) {
  const value = place.query.get(name) ?? '';
  const id = `filter-${name}`;
  const onChange = (event: Event) => choose(name, (event.target as HTMLInputElement).value);
  if (choices === undefined) return <input id={id} type={type ?? 'date'} value={value} onChange={onChange} />;
  return (
    <select id={id} value={value} onChange={onChange}>
      <option value="">{say(WORDS.all)}</option>
      {choices.map(([each, term]) => (
        <option key={each} value={each}>
          {term}
        </option>
      ))}
    </select>
  );
}

function choose(name: string, value: string): void {
  const query = new URLSearchParams(place.query);
  if (value === '') query.delete(name);
  else query.set(name, value);
  amend(query.size === 0 ? place.path : `${place.path}?${query}`);
}
