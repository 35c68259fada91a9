/** A message for another system. */
export type OutboundRequest = {
  readonly url: string;
  /** Beside those that every request has. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Why there is no answer. `addressRefused`: the name leads to where nothing may be sent. */
export type OutboundFailure = 'addressRefused' | 'nameUnknown' | 'connection' | 'timeout';

/** What became of a request. The body of an answer is `null` where it is too long, or did not come to its end in time. */
export type OutboundResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The header, as it came. */
      readonly retryAfter: string | null;
      readonly body: string | null;
    }
  | { readonly kind: 'failed'; readonly reason: OutboundFailure };

/** What is wrong with an address that requests are to be sent to, as far as its text tells. */
export type OutboundUrlFault = 'notUrl' | 'scheme' | 'credentials' | 'fragment' | 'port' | 'address';

/**
 * Requests to addresses that others have named. Nobody who names one gets at what only this machine reaches: a name is looked
 * up once, what it leads to is judged, and the connection goes exactly there; no redirect is followed.
 */
export abstract class OutboundRequests {
  /** `null`: nothing, as far as the text tells. What a name leads to is judged anew with every request. */
  abstract faultOf(url: string): OutboundUrlFault | null;
  /** Resolves however it ends, within a bounded time; the signal ends it sooner. */
  abstract post(request: OutboundRequest, signal: AbortSignal): Promise<OutboundResult>;
}
