const KEPT = 'sealtrail.key';

/** The key of this tab, in session storage only: closing the tab deletes it. */
export const keyInUse = (): string | null => sessionStorage.getItem(KEPT);

export function useKey(key: string | null): void {
  if (key === null) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, key);
}
