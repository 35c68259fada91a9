import { backOffMs, MissingEvents, type Wait } from '@sealtrail/event-sourcing';
import { StoreUnavailable, UnusableServer } from '../storage-errors';
import { CallFailed, type FoundRecord, type LogClient, type StreamRead } from './log-client';
import type { ServerAddress } from './server-address';
import type { Timings } from './timings';

type Asking = { readonly client: LogClient; calls: number; isRetired: boolean };

export type ConnectionOptions = {
  readonly address: ServerAddress;
  readonly connect: () => LogClient;
  readonly timings: Timings;
  readonly wait: Wait;
};

/**
 * The client in use, with retries. A client can be stuck permanently after an outage, so one that has failed is replaced; its
 * other calls may finish.
 */
export class Connection {
  readonly timings: Timings;
  private readonly closing = new AbortController();
  private current: Asking;

  constructor(private readonly options: ConnectionOptions) {
    this.timings = options.timings;
    this.current = this.begin();
  }

  /** Aborts when the connection is closed. */
  get closed(): AbortSignal {
    return this.closing.signal;
  }

  /** A separate client for a subscription, closed with it. */
  dedicatedClient(): LogClient {
    return this.options.connect();
  }

  /** One attempt. A client that fails without a definite answer is not used again. @throws {CallFailed} */
  async attempt<T>(ask: (client: LogClient) => Promise<T>): Promise<T> {
    if (this.closed.aborted) throw new CallFailed('unsent', 'the event store has been closed');
    const asked = this.current;
    asked.calls += 1;
    try {
      return await ask(asked.client);
    } catch (error) {
      // A client that was redirected to the leader knows more than a new one would.
      if (error instanceof CallFailed && error.isTransient && error.kind !== 'turned') this.retire(asked);
      throw error;
    } finally {
      asked.calls -= 1;
      this.release(asked);
    }
  }

  /** Retries a read-only call until it is answered. @throws {StoreUnavailable} {@link UnusableServer} */
  async ask<T>(ask: (client: LogClient) => Promise<T>, budgetMs = this.timings.readBudgetMs): Promise<T> {
    const end = performance.now() + budgetMs;
    for (let tries = 1; ; tries++) {
      try {
        return await this.attempt(ask);
      } catch (error) {
        if (!(error instanceof CallFailed) || !error.isTransient) throw this.explain(error);
        if (!(await this.pause(tries, end))) throw this.explain(error);
      }
    }
  }

  /** Empty also if the stream never existed. */
  async read(read: StreamRead, budgetMs?: number): Promise<readonly FoundRecord[]> {
    return (await this.find(read, budgetMs)) ?? [];
  }

  /** `null`: the stream never existed, or was soft-deleted. @throws {MissingEvents} it was deleted permanently */
  async find(read: StreamRead, budgetMs?: number): Promise<readonly FoundRecord[] | null> {
    try {
      return await this.ask((client) => client.readStream(read), budgetMs);
    } catch (error) {
      if (!(error instanceof CallFailed) || error.kind !== 'deleted') throw error;
      throw new MissingEvents(read.stream, 0n, 'the stream was tombstoned');
    }
  }

  async last(stream: string, budgetMs?: number): Promise<FoundRecord | null> {
    const [last] = await this.read({ stream, from: 'last', countMax: 1 }, budgetMs);
    return last ?? null;
  }

  /** Waits before the next attempt; `false` if there is no time for one. */
  async pause(tries: number, end: number): Promise<boolean> {
    const ms = backOffMs(tries);
    if (this.closed.aborted || performance.now() + ms >= end) return false;
    await this.options.wait(ms, this.closed);
    return !this.closed.aborted;
  }

  /** Translates a failure into an error of the store. */
  explain(error: unknown): unknown {
    if (!(error instanceof CallFailed)) return error;
    const { shown, isEncrypted } = this.options.address;
    if (error.kind === 'denied') {
      const message = `${shown} rejects the user of the connection string: ${error.message}`;
      return new UnusableServer(message, { cause: error });
    }
    if (!error.isTransient) return error;
    const hint = isEncrypted ? '; if this persists, check the CA (tlsCaFile)' : '';
    return new StoreUnavailable(`${shown} does not respond: ${error.message}${hint}`, { cause: error });
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.current.client.close();
  }

  private begin(): Asking {
    return { client: this.options.connect(), calls: 0, isRetired: false };
  }

  private retire(asked: Asking): void {
    if (asked.isRetired || this.closed.aborted) return;
    asked.isRetired = true;
    this.current = this.begin();
  }

  private release(asked: Asking): void {
    if (asked.isRetired && asked.calls === 0) void asked.client.close();
  }
}
