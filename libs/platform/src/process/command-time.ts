/** Maximum processing time of a caller's command before its append, if other processes fire the timers. */
export const COMMAND_MS_MAX = 5_000;

/**
 * Commands of callers have completed after this time: the maximum above, plus the longest time the log takes to store a command
 * with an outcome: ten seconds each for reading the stream, the intent, and the events.
 */
export const SETTLE_MS = COMMAND_MS_MAX + 30_000;
