/**
 * Waits in the tests of a file: what it gives resolves when the condition holds, looked at after each turn of the event loop.
 * It ends with its test, for one that is red would otherwise go on for ever, and its process with it.
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
