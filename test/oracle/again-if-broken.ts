/** What a connection fails with; it says nothing of what was asked for. */
const BROKEN: readonly unknown[] = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'];

const isBroken = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && BROKEN.includes(error.code);

/** Runs, and where the connection broke off runs once more, and says so. Anything else is an answer, and stays. */
export async function againIfBroken<Outcome>(
  run: () => Promise<Outcome>,
  say: (why: string) => void,
): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (!isBroken(error)) throw error;
    say(error.message);
    return run();
  }
}
