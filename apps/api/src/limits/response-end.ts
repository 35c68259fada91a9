import type { ServerResponse } from 'node:http';

const waiting = new WeakMap<ServerResponse, (() => void)[]>();

/** Acts when the response is sent, or the client is gone: with one listener per response, however many wait. */
export function onResponseEnd(response: ServerResponse, act: () => void): void {
  const acts = waiting.get(response);
  if (response.closed) act();
  else if (acts === undefined) {
    const all = [act];
    waiting.set(response, all);
    response.once('close', () => {
      for (const one of all) one();
    });
  } else acts.push(act);
}

/** A signal that aborts when the response is sent, or the client is gone before. */
export function goneSignal(reply: object): AbortSignal {
  const gone = new AbortController();
  onResponseEnd((reply as { readonly raw: ServerResponse }).raw, () => gone.abort());
  return gone.signal;
}
