import { type EventStore, fold, NO_STREAM, type RecordedEvent } from '@sealtrail/event-sourcing';
import { type Supervision, type SupervisionEvent, supervisionDecider } from '@sealtrail/supervision';
import { commandIdOf, describeCommand, type SentCommand, summaryOf } from './client-commands';
import { inParallel } from './in-parallel';

/** The whole log, indexed by stream and by command. */
export type Log = {
  readonly events: readonly RecordedEvent[];
  readonly streams: ReadonlyMap<string, readonly RecordedEvent[]>;
  readonly commands: ReadonlyMap<string, readonly RecordedEvent[]>;
};

export async function readLog(reader: EventStore): Promise<Log> {
  const events: RecordedEvent[] = [];
  const head = await reader.head();
  const { signal } = new AbortController();
  if (head > 0n) {
    for await (const slice of reader.subscribe({ after: 0n, types: 'all', batchMax: 4_000, signal })) {
      events.push(...slice.events);
      if (slice.position >= head) break;
    }
  }
  return {
    events,
    streams: groupBy(events, ({ stream }) => stream),
    commands: groupBy(events, ({ metadata }) => metadata.commandId),
  };
}

function groupBy(
  events: readonly RecordedEvent[],
  keyOf: (event: RecordedEvent) => string,
): ReadonlyMap<string, RecordedEvent[]> {
  const groups = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const group = groups.get(keyOf(event));
    if (group === undefined) groups.set(keyOf(event), [event]);
    else group.push(event);
  }
  return groups;
}

/** Gaps are possible in KurrentDB, at voided revisions, but never in an SQLite file. */
export function gapFindings({ streams }: Log): readonly string[] {
  return [...streams].flatMap(([stream, past]) => {
    const hole = past.findIndex(({ revision }, index) => revision !== BigInt(index));
    return hole === -1 ? [] : [`${stream} has a hole at revision ${hole}`];
  });
}

/** Positions and revisions only increase, no event is there twice, and the events of a command are contiguous. */
export function logFindings({ events, streams, commands }: Log): readonly string[] {
  const findings: string[] = [];
  let before = 0n;
  for (const { position } of events) {
    if (position <= before) findings.push(`position ${position} comes after ${before}`);
    before = position;
  }
  for (const [stream, past] of streams) {
    // A voided revision is skipped: see `gapFindings` for logs without any.
    const back = past.find(({ revision }, index) => revision <= (past[index - 1]?.revision ?? NO_STREAM));
    if (back !== undefined) findings.push(`${stream} goes back to revision ${back.revision}`);
  }
  if (new Set(events.map(({ id }) => id)).size !== events.length) findings.push('an event stands in the log twice');
  const places = new Map(events.map(({ id }, place) => [id, place]));
  for (const [commandId, facts] of commands) {
    const [first] = facts;
    const together = facts.every(
      ({ id, stream, revision }, index) =>
        stream === first?.stream &&
        revision === first.revision + BigInt(index) &&
        places.get(id) === (places.get(first.id) ?? -1) + index,
    );
    if (!together) findings.push(`the facts of command ${commandId} do not stand together`);
  }
  return [...findings, ...numberFindings(events), ...cardFindings(streams)];
}

/** No case number is assigned twice. */
function numberFindings(events: readonly RecordedEvent[]): readonly string[] {
  const filed = events.filter(({ type }) => type === 'ApplicationSubmitted').map(({ data }) => data.number);
  return new Set(filed).size === filed.length ? [] : ['a case number was given twice'];
}

/** For one case, rule, clock, level and department there is at most one active card. */
function cardFindings(streams: Log['streams']): readonly string[] {
  return [...streams].flatMap(([stream, past]) => {
    if (!stream.startsWith('supervision-')) return [];
    const { cards }: Supervision = fold(supervisionDecider, past as readonly RecordedEvent<SupervisionEvent>[]);
    const standing = cards.filter(({ status }) => !['revoked', 'dismissed', 'lapsed'].includes(status));
    return new Set(standing.map(({ key }) => key)).size === standing.length ? [] : [`${stream} has a card twice`];
  });
}

/** Every result that a client has received is the stored one, and matches the log exactly. */
export async function answerFindings(
  { streams, commands }: Log,
  reader: EventStore,
  all: readonly SentCommand[],
): Promise<readonly string[]> {
  const findings: string[] = [];
  await inParallel(all, async ({ command, answer }) => {
    // An error response is a finding of its own; it does not say whether the command was stored.
    if (answer === null || answer.status >= 500) return;
    const found = (what: string): number => findings.push(`${describeCommand(command)} ${summaryOf(answer)}: ${what}`);
    const commandId = commandIdOf(command);
    const kept = await reader.answerTo(commandId);
    const facts = commands.get(commandId) ?? [];
    if (answer.status >= 300) {
      if (facts.length > 0) found('was refused, and yet has facts in the log');
      if (kept !== null && kept.rejection?.code !== answer.body.code) found(`is kept as ${kept.rejection?.code}`);
      return;
    }
    const { revision, position } = answer.body;
    if (kept === null) found('its answer is lost');
    else if (String(kept.revision) !== revision || isOther(kept.position, position)) found('is kept otherwise');
    const told = kept && streams.get(kept.stream)?.find((event) => String(event.revision) === revision);
    if (told == null || isOther(told.position, position)) found('does not stand where it was said to');
    if (facts.length > 0 && facts.at(-1) !== told) found('its facts stand somewhere else');
  });
  return findings;
}

/** Only callers that may see single ratings get plain positions; those of others are opaque. */
export const isOther = (kept: bigint | undefined, told: unknown): boolean =>
  /^\d{1,18}$/.test(String(told)) ? String(kept) !== told : !/^1\d{47}$/.test(String(told));

/** A caller's command has its outcome in the same commit: events without an outcome, or with another one, are half a commit. */
export async function partialCommandFindings({ commands }: Log, reader: EventStore): Promise<readonly string[]> {
  const findings: string[] = [];
  await inParallel([...commands], async ([commandId, facts]) => {
    const last = facts.at(-1);
    if (last === undefined || last.metadata.actor.startsWith('system')) return;
    // The event of an upload is appended together with the command that sent it, and is idempotent by itself.
    if (last.stream.startsWith('upload-')) return;
    const kept = await reader.answerTo(commandId);
    if (kept === null) findings.push(`command ${commandId} of ${last.metadata.actor} has facts and no answer`);
    else if (kept.revision !== last.revision || kept.position !== last.position) {
      findings.push(`command ${commandId} has facts up to ${last.position} and an answer at ${kept.position}`);
    }
  });
  return findings;
}
