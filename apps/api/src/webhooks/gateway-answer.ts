import { isReadable, type WrittenText, written } from '@sealtrail/event-sourcing';
import { type FailureReason, failureReasons, type NoticeChannel, noticeChannels } from '@sealtrail/notices';

const RECEIPT_MAX = 200;
const DETAIL_MAX = 500;

/** A gateway's response to a notice: the members of the notice's `/delivery` or `/failure` request. */
export type GatewayAnswer = { readonly channel: NoticeChannel } & (
  | { readonly kind: 'told'; readonly receipt: string }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: WrittenText | null }
);

/** `null`: neither of the two. */
export function gatewayAnswerOf(body: string | null): GatewayAnswer | null {
  const answer = parsed(body);
  const { channel, receipt, reason, detail = null } = answer;
  if (!noticeChannels.has(channel)) return null;
  if (isText(receipt, RECEIPT_MAX)) return { kind: 'told', channel, receipt };
  if (!failureReasons.has(reason)) return null;
  return { kind: 'failed', channel, reason, detail: isText(detail, DETAIL_MAX) ? written(detail) : null };
}

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max && isReadable(value);

function parsed(body: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
