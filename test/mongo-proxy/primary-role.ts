import { Long, ObjectId } from 'mongodb';
import type { Doc } from './wire';

/** Whether the server behind the proxy is the primary, as its clients see it: the server itself is not aware of it. */
export class PrimaryRole {
  isHeld = true;
  private readonly processId = new ObjectId();
  private version = 1;
  private waiting = new Set<() => void>();

  get topologyVersion(): Doc {
    return { processId: this.processId, counter: Long.fromNumber(this.version) };
  }

  /** A driver accepts an error about the primary role only with a higher topology version than it knows. */
  turn(isHeld: boolean): void {
    this.isHeld = isHeld;
    this.version += 1;
    this.release();
  }

  /** Answers every client that waits for topology changes. */
  release(): void {
    const waiting = this.waiting;
    this.waiting = new Set();
    for (const go of waiting) go();
  }

  /** Waits for topology changes as long as the client allows, if it has the present version. */
  async news(known: unknown, waitMs: number): Promise<void> {
    const { counter } = (known ?? {}) as { counter?: Long };
    if (Number.isNaN(waitMs) || counter?.toNumber() !== this.version) return;
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

  /** The server's description of itself, with this address: only this one member of a replica set is visible. */
  dressed(hello: Doc, address: string): Doc {
    const { primary: _elsewhere, ...rest } = hello;
    const isPrimary = this.isHeld && hello['isWritablePrimary'] !== false && hello['ismaster'] !== false;
    return {
      ...rest,
      ...('ismaster' in hello ? { ismaster: isPrimary } : {}),
      ...('isWritablePrimary' in hello ? { isWritablePrimary: isPrimary } : {}),
      ...('setName' in hello ? { secondary: !isPrimary, hosts: [address], me: address } : {}),
      ...('setName' in hello && isPrimary ? { primary: address } : {}),
      topologyVersion: this.topologyVersion,
    };
  }
}
