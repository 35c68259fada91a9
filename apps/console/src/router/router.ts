import { reactive } from 'vue';

/** Where the window is. Addresses hold ids and codes: no name, no number that somebody was given, no key. */
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

/** Another address for what is shown: a filter was chosen. */
export function amend(address: string): void {
  history.replaceState(null, '', address);
  look();
}
