import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { NO_STREAM } from '@sealtrail/event-sourcing';
import { openEmptyNamespace } from '@sealtrail/platform/testing';
import { type Contestant, contest } from './contest';
import { bytesOf, type Fact, factsFor, inLanes } from './writes';

export type AppendOptions = {
  readonly url: string;
  readonly namespace: string;
  readonly events: number;
  readonly inFlight: number;
  readonly runs: number;
};

/** A section of the namespace's log. */
export type Stretch = { readonly after: bigint; readonly to: bigint; readonly events: number };

/** Streams per lane: enough for each stream to get only a few events. */
const STREAMS_PER_LANE = 32;
const WARMING_SHARE = 10;

/** Appends per second through the driver and through the bare client; and the section written by the driver's last run. */
export async function benchAppends(options: AppendOptions): Promise<Stretch> {
  const { url, namespace, events, inFlight } = options;
  const store = await openEmptyNamespace({ url, namespace });
  const raw = EventStoreDBClient.connectionString(url.replace(/^\w+/, 'esdb'));
  const streams = inFlight * STREAMS_PER_LANE;
  const [sample] = factsFor(1, 1);
  console.log(
    `appends: ${events} of one event of ${sample && bytesOf(sample)} bytes a run, to ${streams} new streams, ${inFlight} in flight`,
  );
  let stretch: Stretch = { after: 0n, to: 0n, events: 0 };
  const keep = (remember: boolean) => async (facts: readonly Fact[]) => {
    const places: bigint[] = [];
    const rate = await inLanes(facts, inFlight, async ({ stream, expected, event, metadata }) => {
      const answer = remember ? { fingerprint: 'f', rejection: null } : null;
      places.push((await store.append({ stream, expected, events: [event], metadata, answer })).position);
    });
    if (!remember) stretch = stretchOf(places);
    return rate;
  };
  const send = (credentials: object) => (facts: readonly Fact[]) =>
    inLanes(facts, inFlight, ({ stream, expected, event, metadata }) =>
      raw.appendToStream(
        `${namespace}.raw:${stream}`,
        jsonEvent({ ...event, metadata: { ...metadata, $correlationId: metadata.correlationId } } as never),
        { expectedRevision: expected === NO_STREAM ? 'no_stream' : expected, ...credentials },
      ),
    );
  const contestants: readonly Contestant<readonly Fact[]>[] = [
    { name: 'driver', run: keep(false) },
    // As the driver must use it: a separate call for each append.
    { name: 'raw unary', run: send({ credentials: credentialsIn(url) }) },
    // The client's default: one shared call, which can end the process.
    { name: 'raw batch', run: send({}) },
    { name: 'with answer', run: keep(true) },
  ];
  try {
    for (const { run } of contestants) await run(factsFor(Math.ceil(events / WARMING_SHARE), streams));
    await contest(contestants, ['raw unary', 'raw batch'], options.runs, () => factsFor(events, streams));
    return stretch;
  } finally {
    await store.close();
    await raw.dispose();
  }
}

function stretchOf(places: readonly bigint[]): Stretch {
  const ends = { after: places[0] ?? 0n, to: 0n };
  for (const place of places) {
    if (place < ends.after) ends.after = place;
    if (place > ends.to) ends.to = place;
  }
  return { ...ends, events: places.length - 1 };
}

/** Also accepted by a server without users. */
function credentialsIn(url: string): { readonly username: string; readonly password: string } {
  const [, username = 'nobody', password = 'none'] = /\/\/([^:@/]+):([^@/]+)@/.exec(url) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}
