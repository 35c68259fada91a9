/** What is worth saying and stops nothing; stdout is for what was asked for. */
export const warnOperator = (text: string): void => void process.stderr.write(`${text}\n`);
