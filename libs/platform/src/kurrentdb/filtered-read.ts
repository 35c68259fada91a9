import { convertToCommandError, type EventStoreDBClient } from '@eventstore/db-client';
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import { ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { collect } from './collect';

/** The parameters of a call after its request: metadata and options. */
type Behind = Parameters<StreamsClient['read']> extends readonly [unknown, ...infer Rest] ? Rest : never;
type OpenCall = ReturnType<StreamsClient['read']>;

/**
 * Exists in the client, though not in its types. The client's own reads have no filter; the server accepts one for any read of
 * the log.
 */
type Inner = {
  readonly GRPCStreamCreator: (
    kind: typeof StreamsClient,
    name: string,
    create: (client: StreamsClient) => OpenCall,
  ) => () => Promise<OpenCall>;
  readonly callArguments: (options: { readonly requiresLeader: true }, call: { readonly deadline: number }) => Behind;
};

/** The position of the latest event of the streams with the prefix, found by a search of the server; `null`: there is none. */
export async function lastWithPrefix(client: EventStoreDBClient, prefix: string, patienceMs: number) {
  const inner = client as unknown as Inner;
  const open = inner.GRPCStreamCreator(StreamsClient, 'readAll', (streams) =>
    streams.read(requestFor(prefix), ...inner.callArguments({ requiresLeader: true }, { deadline: Infinity })),
  );
  try {
    const call = await open();
    const cancel = call.cancel.bind(call);
    const read = Object.assign(call, { cancel: async () => cancel() });
    const answers = await collect<ReadResp>(read, patienceMs, 'search of the log');
    const found = answers.find((answer) => answer.hasEvent())?.getEvent();
    return found === undefined ? null : BigInt(found.getCommitPosition());
  } catch (error) {
    throw error instanceof Error ? convertToCommandError(error) : error;
  }
}

function requestFor(prefix: string): ReadReq {
  const expression = new ReadReq.Options.FilterOptions.Expression().setPrefixList([prefix]);
  const filter = new ReadReq.Options.FilterOptions()
    .setStreamIdentifier(expression)
    .setCount(new Empty())
    .setCheckpointintervalmultiplier(1);
  const options = new ReadReq.Options()
    .setAll(new ReadReq.Options.AllOptions().setEnd(new Empty()))
    .setReadDirection(ReadReq.Options.ReadDirection.BACKWARDS)
    .setCount('1')
    .setUuidOption(new ReadReq.Options.UUIDOption().setString(new Empty()))
    .setFilter(filter);
  return new ReadReq().setOptions(options);
}
