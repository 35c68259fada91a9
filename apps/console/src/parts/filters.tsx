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
  /** The choice if the address has none; such a filter always has a value. */
  readonly byDefault?: string;
};

function choiceOf({ name, byDefault, choices }: Filter): string {
  const given = place.query.get(name);
  if (byDefault === undefined) return given ?? '';
  // What another filter has excluded is no longer a choice.
  return given !== null && choices?.some(([value]) => value === given) === true ? given : byDefault;
}

/** The values of filters: those in the address, otherwise the defaults. */
export const chosen = (filters: readonly Filter[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filters.map((filter): [string, string] => [filter.name, choiceOf(filter)]).filter(([, value]) => value !== ''),
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

function fieldOf(filter: Filter) {
  const { name, choices, type, byDefault } = filter;
  const value = choiceOf(filter);
  const id = `filter-${name}`;
  const onChange = (event: Event) => choose(name, (event.target as HTMLInputElement).value);
  if (choices === undefined) return <input id={id} type={type ?? 'date'} value={value} onChange={onChange} />;
  return (
    <select id={id} value={value} onChange={onChange}>
      {byDefault === undefined && <option value="">{say(WORDS.all)}</option>}
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
