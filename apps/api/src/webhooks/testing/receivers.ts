import {
  type OutboundRequest,
  OutboundRequests,
  type OutboundResult,
  type OutboundUrlFault,
} from '@sealtrail/event-sourcing';
import { onAbort } from '@sealtrail/event-sourcing/runtime';
import { GuardedRequests, ReachableNetworks } from '@sealtrail/platform';

type Answer = (request: OutboundRequest) => OutboundResult | Promise<OutboundResult>;

export const answered = (
  status: number,
  more: { readonly retryAfter?: string; readonly body?: string } = {},
): OutboundResult => ({
  kind: 'answered',
  status,
  retryAfter: more.retryAfter ?? null,
  body: more.body ?? '',
});

/** Receivers by host: received messages and configured responses. */
export class Receivers extends OutboundRequests {
  readonly came: OutboundRequest[] = [];
  private readonly answers = new Map<string, Answer>();
  private readonly rules = new GuardedRequests({ networks: ReachableNetworks.PUBLIC });

  /** 204 by default. */
  answer(host: string, answer: Answer): void {
    this.answers.set(host, answer);
  }

  to(host: string): readonly OutboundRequest[] {
    return this.came.filter(({ url }) => new URL(url).host === host);
  }

  /** The subjects of the messages that a host received, in order. */
  subjectsAt(host: string): readonly string[] {
    return this.to(host).map(({ body }) => (JSON.parse(body) as { subject: string }).subject);
  }

  override faultOf(url: string): OutboundUrlFault | null {
    return this.rules.faultOf(url);
  }

  override async post(request: OutboundRequest, signal: AbortSignal): Promise<OutboundResult> {
    this.came.push(request);
    const answer = this.answers.get(new URL(request.url).host) ?? (() => answered(204));
    return Promise.race([answer(request), cutOff(signal)]);
  }
}

const cutOff = (signal: AbortSignal): Promise<OutboundResult> =>
  new Promise((resolve) => void onAbort(signal, () => resolve({ kind: 'failed', reason: 'connection' })));
