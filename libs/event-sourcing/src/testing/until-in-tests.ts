/**
 * Waiting in the tests of a file: the returned function resolves when the condition holds, which it evaluates after each turn
 * of the event loop. It stops with its test: otherwise a failing test would keep polling, and its process running.
 */
export function untilInTests(): (holds: () => boolean | Promise<boolean>) => Promise<void> {
  let test = 0;
  afterEach(() => {
    test += 1;
  });
  return async (holds) => {
    const own = test;
    while (!(await holds())) {
      if (test !== own) throw new Error('what was waited for did not come before the end of the test');
      await new Promise(setImmediate);
    }
  };
}
