import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { type AppendReq, type AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import {
  type handleUnaryCall,
  Metadata,
  Server,
  ServerCredentials,
  type ServerReadableStream,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import { clusterMessage, type MemberState, notLeader } from './fake-cluster';
import { FakeLog, type FakeStoredEvent } from './fake-log';
import {
  appendMessage,
  caughtUp,
  checkpoint,
  confirmation,
  eventMessage,
  nameIn,
  notFound,
  storedEventOf,
} from './fake-messages';

/**
 * What happens to one append. `held` is stored when the test says so, long after the client has timed out; `in-flight` too, but
 * a conflict is reported at once, as the server does while the same events are being appended for another caller.
 */
export type AppendFault =
  | 'none'
  | 'reply-lost'
  | 'written-and-silent'
  | 'silent'
  | 'held'
  | 'in-flight'
  /** Stored and acknowledged, but without a position. */
  | 'placeless'
  | 'not-ready'
  | 'unreached'
  | 'denied';
export type ReadFault = 'none' | 'silent' | 'unavailable' | 'denied';
/** `too-early`: it starts at the beginning, whatever position was requested. */
export type FollowFault = 'none' | 'silent' | 'unavailable' | 'ends' | 'too-early';

export type AppendSeen = {
  readonly stream: string;
  readonly expected: bigint;
  readonly events: readonly FakeStoredEvent[];
};
type Following = ServerWritableStream<ReadReq, ReadResp>;

/**
 * A KurrentDB server in this process, built on the client's own protocol: the rules of one log, and the ways in which a server
 * or the network before it fails.
 */
export class FakeKurrentDb {
  readonly log = new FakeLog();
  version = '24.10.14';
  /** Accepts calls and never answers the first request (server features). */
  isUnresponsive = false;
  /** Decide what happens to the next calls. */
  onAppend: (seen: AppendSeen) => AppendFault = () => 'none';
  onRead: (stream: string | null) => ReadFault = () => 'none';
  onFollow: () => FollowFault = () => 'none';
  /**
   * The leader if this node is a follower: its own log lags behind, and calls that require the leader are redirected; `null`:
   * it leads.
   */
  leader: FakeKurrentDb | null = null;
  /** Its gossip: the members of the cluster, with their states. */
  members: readonly { readonly node: FakeKurrentDb; readonly state: MemberState }[] = [];
  /** Number of calls that a follower has redirected to the leader. */
  redirectedToLeader = 0;
  /** Number of events sent to reads, without subscriptions. */
  sent = 0;
  readonly appends: AppendSeen[] = [];
  /** Open reads and subscriptions. */
  readonly open = new Set<Following>();
  readonly following = new Set<Following>();
  readonly followedFrom: bigint[] = [];
  private readonly held: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(port = 0): Promise<FakeKurrentDb> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    const bound = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, to) =>
        error === null ? resolve(to) : reject(error),
      );
    });
    const fake = new FakeKurrentDb(server, bound);
    fake.serve();
    return fake;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Stores the held appends. */
  release(): void {
    for (const write of this.held.splice(0)) write();
  }

  endFollowing(): void {
    for (const call of this.following) call.end();
  }

  failFollowing(): void {
    for (const call of this.following) fail(call, status.UNAVAILABLE, 'Connection dropped');
  }

  sendCheckpoint(position: bigint): void {
    for (const call of this.following) call.write(checkpoint(position));
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private serve(): void {
    const getSupportedMethods: handleUnaryCall<unknown, SupportedMethods> = (_, answer) => {
      const batchAppend = new SupportedMethod().setServiceName('event_store.client.streams.Streams');
      const methods = [batchAppend.setMethodName('batchappend')];
      const supported = new SupportedMethods().setEventStoreServerVersion(this.version).setMethodsList(methods);
      if (!this.isUnresponsive) answer(null, supported);
    };
    const refuse = (_: unknown, answer: sendUnaryData<never>) => answer({ code: status.UNIMPLEMENTED });
    this.server.addService(ServerFeaturesService, { getSupportedMethods });
    this.server.addService(GossipService, {
      read: (_: unknown, answer: sendUnaryData<ClusterInfo>) => answer(null, clusterMessage(this.members)),
    });
    this.server.addService(StreamsService, {
      append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) =>
        this.append(call, answer),
      read: (call: Following) => this.read(call),
      delete: refuse,
      tombstone: refuse,
      // The driver must never use it.
      batchAppend: (call: Following) => call.destroy(Object.assign(new Error('no'), { code: status.UNIMPLEMENTED })),
    });
  }

  private append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
    let stream = '';
    let expected = 0n;
    const events: FakeStoredEvent[] = [];
    call.on('data', (message: AppendReq) => {
      const options = message.getOptions();
      const proposed = message.getProposedMessage();
      if (options !== undefined) {
        stream = nameIn(options.getStreamIdentifier());
        expected = options.hasNoStream() ? -1n : BigInt(options.getRevision());
      }
      if (proposed !== undefined) events.push(storedEventOf(proposed));
    });
    call.on('end', () => {
      const elsewhere = this.elsewhere(call.metadata);
      if (elsewhere !== null) answer(elsewhere);
      else if (!call.cancelled) this.settle({ stream, expected, events }, answer);
    });
    call.on('error', () => {});
  }

  private settle(seen: AppendSeen, answer: sendUnaryData<AppendResp>): void {
    this.appends.push(seen);
    const log = this.leader?.log ?? this.log;
    const write = () => log.append(seen.stream, seen.expected, seen.events);
    const fault = this.onAppend(seen);
    if (fault === 'none' || fault === 'placeless') {
      const outcome = write();
      if (outcome === 'deleted') answer(deletedForGood(seen.stream));
      else if (fault === 'none') answer(null, appendMessage(outcome, seen.expected));
      else answer(null, withoutPlace(appendMessage(outcome, seen.expected)));
    }
    if (fault === 'reply-lost' || fault === 'written-and-silent') write();
    if (fault === 'reply-lost') answer({ code: status.UNAVAILABLE, details: 'Connection dropped' });
    if (fault === 'not-ready') answer({ code: status.UNKNOWN, details: 'Server Is Not Ready' });
    if (fault === 'unreached') answer({ code: status.UNAVAILABLE, details: 'No connection established' });
    if (fault === 'denied') answer({ code: status.PERMISSION_DENIED, details: 'Access Denied' });
    if (fault === 'held' || fault === 'in-flight') this.held.push(write);
    const actual = seen.expected + BigInt(seen.events.length);
    if (fault === 'in-flight') answer(null, appendMessage({ kept: false, actual }, seen.expected));
  }

  /** A follower's refusal of a call that requires the leader. */
  private elsewhere(asked: Metadata) {
    if (this.leader === null || asked.get('requires-leader').length === 0) return null;
    this.redirectedToLeader += 1;
    return notLeader(this.leader.port);
  }

  private read(call: Following): void {
    const elsewhere = this.elsewhere(call.metadata);
    if (elsewhere !== null) {
      call.emit('error', elsewhere);
      return;
    }
    const options = call.request.getOptions() ?? new ReadReq.Options();
    this.open.add(call);
    const leave = () => {
      this.open.delete(call);
      this.following.delete(call);
    };
    for (const event of ['cancelled', 'close', 'finish']) call.on(event, leave);
    call.on('error', leave);
    if (options.hasSubscription()) void this.follow(call, options);
    else this.answer(call, options);
  }

  private answer(call: Following, options: ReadReq.Options): void {
    const stream = options.hasStream() ? nameIn(options.getStream()?.getStreamIdentifier()) : null;
    const fault = this.onRead(stream);
    if (fault === 'unavailable') fail(call, status.UNAVAILABLE, 'Connection dropped');
    if (fault === 'denied') fail(call, status.PERMISSION_DENIED, 'Access Denied');
    if (fault !== 'none') return;
    if (stream !== null && this.log.isTomb(stream)) {
      call.emit('error', deletedForGood(stream));
      return;
    }
    if (stream !== null && !this.log.has(stream)) {
      call.write(notFound(stream));
      call.end();
      return;
    }
    for (const event of this.asked(options, stream)) {
      this.sent += 1;
      call.write(eventMessage(event));
    }
    call.end();
  }

  private asked(options: ReadReq.Options, stream: string | null) {
    const count = Number(options.getCount());
    if (options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS) {
      const from = options.getAll()?.getPosition()?.getCommitPosition();
      const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
      const events = stream === null ? this.log.events : this.log.of(stream);
      return events
        .filter(({ position }) => from === undefined || position < BigInt(from))
        .filter((event) => prefixes.some((prefix) => event.stream.startsWith(prefix)))
        .slice(-count)
        .reverse();
    }
    const from = BigInt(options.getStream()?.getRevision() || 0);
    return this.log
      .of(stream ?? '')
      .filter(({ revision }) => revision >= from)
      .slice(0, count);
  }

  private async follow(call: Following, options: ReadReq.Options): Promise<void> {
    const after = BigInt(options.getAll()?.getPosition()?.getCommitPosition() ?? 0);
    const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
    this.followedFrom.push(after);
    const fault = this.onFollow();
    if (fault === 'unavailable') fail(call, status.UNAVAILABLE, 'Connection dropped');
    if (fault === 'unavailable' || fault === 'silent') return;
    call.write(confirmation());
    if (fault === 'ends') call.end();
    if (fault === 'ends') return;
    this.following.add(call);
    let wake = (): void => {};
    const forget = this.log.onNews(() => wake());
    call.on('cancelled', () => wake());
    let index = 0;
    while (this.following.has(call) && !call.cancelled) {
      const event = this.log.events[index];
      if (event === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      index += 1;
      const isAsked =
        (event.position > after || fault === 'too-early') && prefixes.some((prefix) => event.stream.startsWith(prefix));
      if (isAsked && !call.write(eventMessage(event))) await drained(call);
      if (index === this.log.events.length) call.write(caughtUp());
    }
    forget();
  }
}

/** The server's response for a stream with a tombstone. */
function deletedForGood(stream: string) {
  const metadata = new Metadata();
  metadata.set('exception', 'stream-deleted');
  metadata.set('stream-name', stream);
  const details = `Event stream '${stream}' is deleted.`;
  return Object.assign(new Error(details), { code: status.FAILED_PRECONDITION, details, metadata });
}

function withoutPlace(message: AppendResp): AppendResp {
  message.getSuccess()?.setNoPosition(new Empty());
  return message;
}

const fail = (call: Following, code: status, details: string): void =>
  void call.emit('error', Object.assign(new Error(details), { code, details }));

const drained = (call: Following): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      call.off('drain', go);
      call.off('cancelled', go);
      resolve();
    };
    call.on('drain', go);
    call.on('cancelled', go);
  });
