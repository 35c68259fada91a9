/** What a connection fails with; it says nothing of what was asked for. */
const DISCONNECT_CODES: readonly unknown[] = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'];

const isDisconnect = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && DISCONNECT_CODES.includes(error.code);

/** Runs, and where the connection broke off runs once more, and says so. Anything else is an answer, and stays. */
export async function retryIfDisconnected<Outcome>(
  run: () => Promise<Outcome>,
  say: (why: string) => void,
): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (!isDisconnect(error)) throw error;
    say(error.message);
    return run();
  }
}
