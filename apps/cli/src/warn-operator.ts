/** Prints a warning to stderr; stdout is for the requested output. */
export const warnOperator = (text: string): void => void process.stderr.write(`${text}\n`);
