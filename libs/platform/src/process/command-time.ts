/** How long a caller's command may be worked on before it is written, where other processes fire the timers. */
export const COMMAND_MS_MAX = 5_000;

/**
 * Whatever callers have begun is over so long after: the time above, and the longest that the log takes to keep a command
 * that it answers: ten seconds each for a look at the stream, the intent, and the events.
 */
export const SETTLE_MS = COMMAND_MS_MAX + 30_000;
