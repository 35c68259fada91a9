import { reactive } from 'vue';

/** The current location. URLs contain ids and codes only: no names, no external identifiers, no keys. */
export const place = reactive({ path: location.pathname, query: new URLSearchParams(location.search) });

function look(): void {
  place.path = location.pathname;
  place.query = new URLSearchParams(location.search);
}

addEventListener('popstate', look);

export function go(address: string): void {
  history.pushState(null, '', address);
  look();
}

/** Replaces the URL of the current page, after a change of filters. */
export function amend(address: string): void {
  history.replaceState(null, '', address);
  look();
}
