/** A message to another system. */
export type OutboundRequest = {
  readonly url: string;
  /** In addition to those of every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Why there is no response. `addressRefused`: the name resolves to an address that is not permitted. */
export type OutboundFailure = 'addressRefused' | 'nameUnknown' | 'connection' | 'timeout';

/** The result of a request. The body of a response is `null` if it is too long, or did not end in time. */
export type OutboundResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The header, unparsed. */
      readonly retryAfter: string | null;
      readonly body: string | null;
    }
  | { readonly kind: 'failed'; readonly reason: OutboundFailure };

/** What is wrong with the address of a receiver, as far as its text shows. */
export type OutboundUrlFault = 'notUrl' | 'scheme' | 'credentials' | 'fragment' | 'port' | 'address';

/**
 * Requests to addresses given by users. They cannot reach hosts that only this machine reaches (SSRF): a name is resolved once,
 * the resulting address is checked, and the connection uses exactly that address; redirects are not followed.
 */
export abstract class OutboundRequests {
  /** `null`: nothing, as far as the text shows. The resolved address is checked again for every request. */
  abstract faultOf(url: string): OutboundUrlFault | null;
  /** Resolves in any case, within a bounded time; the signal aborts it. */
  abstract post(request: OutboundRequest, signal: AbortSignal): Promise<OutboundResult>;
}
