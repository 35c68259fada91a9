/** Error codes of a broken connection, which do not concern the request. */
const DISCONNECT_CODES: readonly unknown[] = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'];

const isDisconnect = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && DISCONNECT_CODES.includes(error.code);

/** Runs the work; if the connection broke, runs it once more and reports that. Any other failure is a result. */
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
