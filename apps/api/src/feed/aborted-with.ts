import type { ApiReply } from '../http/request';

type Closable = { once(event: 'close', call: () => void): unknown; off(event: 'close', call: () => void): unknown };

/** A signal that comes when the client goes away before its answer. */
export function abortedWith(reply: ApiReply): { readonly signal: AbortSignal; readonly release: () => void } {
  const gone = new AbortController();
  const { raw } = reply as ApiReply & { readonly raw: Closable };
  const abort = (): void => gone.abort();
  raw.once('close', abort);
  return { signal: gone.signal, release: () => void raw.off('close', abort) };
}
