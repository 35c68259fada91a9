import { boundFaults, type KeyDepartment } from '@sealtrail/access/events';
import { type Decider, shortestRegionCode } from '@sealtrail/event-sourcing';
import { fault, reject } from '../rejections';
import type { WebhookCommand } from './webhook-commands';
import type { WebhookEvent, WebhookTerms } from './webhook-events';

/** Each webhook has at most one delivery in progress: this bounds concurrent requests and their memory. */
export const WEBHOOKS_MAX = 100;
const REPLAYS_MAX = 1_000;

export type WebhookState = {
  readonly status: 'unknown' | 'active' | 'disabled' | 'removed';
  readonly role: string | null;
  readonly region: string | null;
  readonly replays: number;
};

export type WebhookDecisionContext = {
  /** The department of a new webhook; `null`: none is named, or it does not exist. */
  readonly department: KeyDepartment | null;
  /** The number of webhooks that are not removed. */
  readonly count: number;
};

export const webhookDecider: Decider<WebhookState, WebhookCommand, WebhookEvent, WebhookDecisionContext> = {
  initial: { status: 'unknown', role: null, region: null, replays: 0 },

  decide: {
    RegisterWebhook: ({ id, at, ...asked }, { status }, { department: known, count }) => {
      if (status !== 'unknown') throw reject('webhook.exists');
      if (count >= WEBHOOKS_MAX) throw reject('webhook.too-many', { max: WEBHOOKS_MAX });
      const { name, url, types, role, department, region, source, expiresAt, salt } = asked;
      const faults = [
        ...boundFaults({ role, department, region, official: null, source }, known),
        ...typeFaults(asked),
      ];
      if (faults.length > 0) throw reject('webhook.invalid', {}, faults);
      const bounds = { role, department, region: region === null ? null : shortestRegionCode(region), source };
      const data = { id, name, url, types, ...bounds, expiresAt, salt, registeredAt: at };
      return [{ type: 'WebhookRegistered', data }];
    },

    ReviseWebhook: ({ id, at, name, url, types }, state) => {
      const { role } = existing(state);
      const faults = typeFaults({ role, types });
      if (faults.length > 0) throw reject('webhook.invalid', {}, faults);
      return [{ type: 'WebhookRevised', data: { id, name, url, types, revisedAt: at } }];
    },

    RotateWebhookSecret: ({ id, at, salt, previousUntil }, state) => {
      existing(state);
      return [{ type: 'WebhookSecretRotated', data: { id, salt, previousUntil, rotatedAt: at } }];
    },

    // The delivery worker may report late: for a removed webhook there is nothing to do.
    DisableWebhook: ({ id, at, reason }, state) => {
      if (reason === 'administrator') existing(state);
      return state.status === 'active' ? [{ type: 'WebhookDisabled', data: { id, reason, disabledAt: at } }] : [];
    },

    EnableWebhook: ({ id, at, skips }, state) => {
      existing(state);
      return [{ type: 'WebhookEnabled', data: { id, skips, enabledAt: at } }];
    },

    RemoveWebhook: ({ id, at }, state) => {
      if (state.status === 'unknown') throw reject('webhook.not-found');
      return state.status === 'removed' ? [] : [{ type: 'WebhookRemoved', data: { id, removedAt: at } }];
    },

    RequestWebhookReplay: ({ id, at, from, until }, state) => {
      const { role, replays } = existing(state);
      if (role === 'notifier') throw reject('webhook.replay-of-notices');
      if (replays >= REPLAYS_MAX) throw reject('webhook.too-many-replays', { max: REPLAYS_MAX });
      return [{ type: 'WebhookReplayRequested', data: { id, replay: replays + 1, from, until, requestedAt: at } }];
    },
  },

  evolve: {
    WebhookRegistered: (state, { role, region }) => ({ ...state, status: 'active', role, region }),
    WebhookRevised: (state) => state,
    WebhookSecretRotated: (state) => state,
    WebhookDisabled: (state) => ({ ...state, status: 'disabled' }),
    WebhookEnabled: (state) => ({ ...state, status: 'active' }),
    WebhookRemoved: (state) => ({ ...state, status: 'removed' }),
    WebhookReplayRequested: (state, { replay }) => ({ ...state, replays: replay }),
  },
};

/** @throws {Rejection} `webhook.not-found` */
function existing(state: WebhookState): WebhookState {
  if (state.status === 'unknown' || state.status === 'removed') throw reject('webhook.not-found');
  return state;
}

/** A gateway is sent notices instead of facts. */
const typeFaults = ({ role, types }: Pick<WebhookTerms, 'types'> & { readonly role: string | null }) =>
  role === 'notifier' && types !== null ? [fault('/types', 'webhook.types-of-notices')] : [];
