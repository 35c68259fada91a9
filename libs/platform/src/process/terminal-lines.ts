type Entry = {
  readonly level?: string;
  readonly time?: string;
  readonly context?: string;
  readonly msg?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
  readonly [name: string]: unknown;
};

/**
 * A log entry for a terminal: time (UTC), level, logger, message, and the other members by name. All of it is printable text.
 */
export function terminalLine(json: string): string {
  const { level = '', time = '', context, msg = '', err, ...rest } = JSON.parse(json) as Entry;
  const named = Object.entries(rest).map(([name, value]) => `${name}=${shown(value)}`);
  const head = [time.slice(11), level.padEnd(5), ...(context === undefined ? [] : [`[${context}]`]), msg, ...named];
  const trouble = err === undefined ? [] : (err.stack ?? err.message ?? '').split('\n').map((line) => `    ${line}`);
  return [head.join(' '), ...trouble].map((line) => `${printable(line)}\n`).join('');
}

const shown = (value: unknown): string =>
  typeof value === 'string' && /^[\w./:@{}+-]+$/.test(value) ? value : JSON.stringify(value);

/** Escapes control characters: text of a client must not move the cursor or change colours. */
const printable = (line: string): string =>
  line.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
