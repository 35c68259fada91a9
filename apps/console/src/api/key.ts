const KEPT = 'sealtrail.key';

/** The key of this tab: it is gone with the tab, and no other place holds it. */
export const keyInUse = (): string | null => sessionStorage.getItem(KEPT);

export function useKey(key: string | null): void {
  if (key === null) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, key);
}
