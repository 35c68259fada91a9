const POLL_MS = 50;

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls until the condition holds; returns the milliseconds that took. @throws on a timeout */
export async function until(maxMs: number, what: string, isSo: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > maxMs) throw new Error(`in vain it was waited ${maxMs} ms until ${what}`);
    await wait(POLL_MS);
  }
  return performance.now() - begun;
}
