import { ref } from 'vue';
import { addressOf, headers } from './client';
import { ServerSentEvents, type StreamMessage } from './server-sent-events';

export type StreamState = 'connecting' | 'live' | 'broken';

/** The server sends a heartbeat every fifteen seconds; after this silence the connection counts as lost. */
const SILENCE_MS_MAX = 40_000;
const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 15_000;

/**
 * Follows `GET /v1/stream` with the key of this tab while a page is open; after a disconnection it continues after the last
 * message. Only the id of the last message is kept.
 */
export class FactStream {
  readonly state = ref<StreamState>('connecting');
  private readonly ended = new AbortController();
  private lastId: string | null = null;
  private retryMs = RETRY_MS_MIN;

  constructor(
    private readonly types: readonly string[],
    private readonly onMessage: (message: StreamMessage) => void,
    /** Called after a reconnection: displayed data may be outdated. */
    private readonly onReconnect: () => void,
  ) {}

  async run(): Promise<void> {
    const { signal } = this.ended;
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      await this.follow(isFirst).catch(() => {});
      if (signal.aborted) return;
      this.state.value = 'broken';
      await pause(this.retryMs, signal);
      this.retryMs = Math.min(RETRY_MS_MAX, this.retryMs * 2);
    }
  }

  stop(): void {
    this.ended.abort();
  }

  private async follow(isFirst: boolean): Promise<void> {
    const silence = new AbortController();
    const signal = AbortSignal.any([this.ended.signal, silence.signal]);
    const last = this.lastId === null ? {} : { 'Last-Event-ID': this.lastId };
    const response = await fetch(addressOf('/v1/stream', {}, { types: this.types.join(',') }), {
      headers: headers({ Accept: 'text/event-stream', ...last }),
      cache: 'no-store',
      signal,
    });
    if (!response.ok || response.body === null) {
      // The last id is no longer valid: continue from the present.
      if (response.status === 409 || response.status === 422) this.lastId = null;
      throw new Error(`the stream was refused: ${response.status}`);
    }
    this.state.value = 'live';
    this.retryMs = RETRY_MS_MIN;
    if (!isFirst) this.onReconnect();
    await this.read(response.body, () => silence.abort());
  }

  private async read(body: ReadableStream<Uint8Array>, onSilence: () => void): Promise<void> {
    const messages = new ServerSentEvents();
    const decoder = new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>;
    const reader = body.pipeThrough(decoder).getReader();
    let timer = setTimeout(onSilence, SILENCE_MS_MAX);
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(onSilence, SILENCE_MS_MAX);
        for (const message of messages.read(piece.value)) {
          this.lastId = message.id;
          this.onMessage(message);
        }
      }
    } finally {
      clearTimeout(timer);
    }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
