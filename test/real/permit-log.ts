/** One line of the log: a permit case as recorded by the municipality. */
export type PermitCase = {
  readonly case: string;
  readonly channel: string;
  readonly department: string;
  readonly group: string | null;
  readonly responsible: string;
  readonly start: string;
  readonly deadline: string;
  readonly end: string | null;
  readonly events: readonly PermitEvent[];
};

export type PermitEvent = {
  readonly at: string;
  readonly task: string;
  readonly by: string;
  readonly group: string | null;
};

/** A line that is not a case, and why. */
export type Unreadable = { readonly line: number; readonly why: string };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export function readPermitLog(text: string): {
  readonly cases: readonly PermitCase[];
  readonly unreadable: readonly Unreadable[];
} {
  const cases: PermitCase[] = [];
  const unreadable: Unreadable[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readLine(line);
    if (typeof read === 'string') unreadable.push({ line: index + 1, why: read });
    else cases.push(read);
  });
  return { cases, unreadable };
}

function readLine(line: string): PermitCase | string {
  let value: PermitCase;
  try {
    value = JSON.parse(line) as PermitCase;
  } catch {
    return 'it is no JSON';
  }
  if (typeof value !== 'object' || value === null || !Array.isArray(value.events)) return 'it is no case';
  const texts = [value.case, value.channel, value.department, value.responsible];
  if (texts.some((text) => typeof text !== 'string' || text === '')) return 'it lacks a name';
  const { start, deadline, end, events } = value;
  const instants = [start, deadline, ...(end === null ? [] : [end]), ...events.map(({ at }) => at)];
  const wrong = instants.find((text) => typeof text !== 'string' || !INSTANT.test(text));
  return wrong === undefined ? value : `${String(wrong)} is no instant`;
}
