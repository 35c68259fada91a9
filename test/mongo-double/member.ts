import { Long, ObjectId } from 'mongodb';
import { type Doc, isObject } from './bson-order';
import { DOCUMENT_BYTES_MAX } from './collection';
import { countIn } from './fields';

/** Of the servers that `mongodb` 7.9 talks to: 4.4 has 9, 7.0 has 21. */
const WIRE_VERSION_MAX = 21;

export type Deployment = 'replicaSet' | 'standalone';

export const SET_NAME = 'double';

/** What the double tells about itself: a standalone, or the only member of a replica set. */
export class Member {
  isPrimary = true;
  private readonly processId = new ObjectId();
  private version = 1;
  private waiting = new Set<() => void>();

  constructor(
    readonly deployment: Deployment,
    private readonly address: () => string,
  ) {}

  get topologyVersion(): Doc {
    return { processId: this.processId, counter: Long.fromNumber(this.version) };
  }

  /** A driver believes an error about the office only when it comes with a higher version than it knows. */
  turn(isPrimary: boolean): void {
    this.isPrimary = isPrimary;
    this.version += 1;
    this.release();
  }

  /** Answers every client that waits for news. */
  release(): void {
    const waiting = this.waiting;
    this.waiting = new Set();
    for (const go of waiting) go();
  }

  /** Waits for news as long as the client wants to, when it knows all there is. */
  async news({ topologyVersion, ...command }: Doc): Promise<void> {
    const waitMs = countIn(command, 'maxAwaitTimeMS');
    if (waitMs === null || !isObject(topologyVersion)) return;
    if ((topologyVersion['counter'] as Long).toNumber() !== this.version) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, waitMs);
      this.waiting.add(go);
    });
  }

  hello(): Doc {
    const limits = {
      maxBsonObjectSize: DOCUMENT_BYTES_MAX,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      minWireVersion: 0,
      maxWireVersion: WIRE_VERSION_MAX,
      readOnly: false,
      ok: 1,
    };
    const office = { helloOk: true, ismaster: this.isPrimary, isWritablePrimary: this.isPrimary };
    if (this.deployment === 'standalone') return { ...office, topologyVersion: this.topologyVersion, ...limits };
    return {
      ...office,
      secondary: !this.isPrimary,
      topologyVersion: this.topologyVersion,
      setName: SET_NAME,
      setVersion: 1,
      hosts: [this.address()],
      me: this.address(),
      ...(this.isPrimary ? { primary: this.address() } : {}),
      ...limits,
    };
  }
}
