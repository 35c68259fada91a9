import { specify } from '@sealtrail/event-sourcing/testing';
import type { RegisterWebhook } from './webhook-commands';
import { WEBHOOKS_MAX, webhookDecider } from './webhook-decider';
import type { WebhookDisabled, WebhookEnabled, WebhookRegistered, WebhookRemoved } from './webhook-events';

const webhook = specify(webhookDecider);
const at = '2026-03-02T01:00:00.000Z';
const id = 'a1b2c3d4e5f60718';
const terms = { name: 'n', url: 'https://hooks.example/', types: null };
const bounds = { role: 'officer', department: 'market', region: '370100', source: null } as const;
const data = { id, ...terms, ...bounds, expiresAt: null, salt: 's1' };
const register: RegisterWebhook = { type: 'RegisterWebhook', data: { ...data, at } };
const registered: WebhookRegistered = { type: 'WebhookRegistered', data: { ...data, registeredAt: at } };
const gateway: WebhookRegistered = {
  type: 'WebhookRegistered',
  data: { ...registered.data, role: 'notifier', department: null },
};
const disabled: WebhookDisabled = { type: 'WebhookDisabled', data: { id, reason: 'failing', disabledAt: at } };
const enabled: WebhookEnabled = { type: 'WebhookEnabled', data: { id, skips: null, enabledAt: at } };
const removed: WebhookRemoved = { type: 'WebhookRemoved', data: { id, removedAt: at } };
const known = { department: { region: '370100', officials: new Set<string>() }, count: 0 };
const ref = { stream: 'application-1', revision: 3 };

describe('a webhook', () => {
  it('is registered once, with the bounds that its role requires', () => {
    webhook.given().withContext(known).when(register).then(registered);
    webhook.given(registered).withContext(known).when(register).thenRejected('webhook.exists');
  });

  it.each([
    ['a role of a department names one', { ...bounds, department: null }],
    ['the department is there', { ...bounds, department: 'none' }],
    ['a role of a region names no department', { ...bounds, role: 'supervisor' }],
    ['a portal names its source', { ...bounds, role: 'applicantPortal' }],
    ['who has no use for a source names none', { ...bounds, source: 's' }],
  ] as const)('is refused unless %s', (_, wrong) => {
    const department = wrong.department === 'none' ? null : known.department;
    webhook
      .given()
      .withContext({ ...known, department })
      .when({ type: 'RegisterWebhook', data: { ...register.data, ...wrong } })
      .thenRejected('webhook.invalid');
  });

  it('is refused beyond the maximum number of webhooks', () => {
    const full = { ...known, count: WEBHOOKS_MAX };
    webhook.given().withContext(full).when(register).thenRejected('webhook.too-many', { max: WEBHOOKS_MAX });
  });

  it('of a gateway is sent notices: it has no fact types and no replays', () => {
    const asked = { ...register.data, role: 'notifier', department: null, types: ['CardIssued'] } as const;
    webhook.given().withContext(known).when({ type: 'RegisterWebhook', data: asked }).thenRejected('webhook.invalid');
    webhook
      .given(gateway)
      .when({ type: 'ReviseWebhook', data: { id, at, ...terms, types: ['CardIssued'] } })
      .thenRejected('webhook.invalid');
    webhook
      .given(gateway)
      .when({ type: 'RequestWebhookReplay', data: { id, at, from: ref, until: null } })
      .thenRejected('webhook.replay-of-notices');
  });

  it('is disabled once, and can be enabled again', () => {
    const disable = { type: 'DisableWebhook', data: { id, reason: 'failing', at } } as const;
    webhook.given(registered).when(disable).then(disabled);
    webhook.given(registered, disabled).when(disable).thenNothing();
    webhook
      .given(registered, disabled)
      .when({ type: 'EnableWebhook', data: { id, skips: 'd1', at } })
      .then({ type: 'WebhookEnabled', data: { id, skips: 'd1', enabledAt: at } });
    webhook.given(registered, disabled, enabled).when(disable).then(disabled);
  });

  it('ignores late reports of the delivery worker after its removal, and refuses late requests of administrators', () => {
    const late = { id, at };
    webhook
      .given(registered, removed)
      .when({ type: 'DisableWebhook', data: { ...late, reason: 'gone' } })
      .thenNothing();
    webhook
      .given(registered, removed)
      .when({ type: 'DisableWebhook', data: { ...late, reason: 'administrator' } })
      .thenRejected('webhook.not-found');
  });

  it('numbers its replays', () => {
    const replay = { type: 'RequestWebhookReplay', data: { id, at, from: ref, until: null } } as const;
    const asked = (n: number) =>
      ({ type: 'WebhookReplayRequested', data: { id, replay: n, from: ref, until: null, requestedAt: at } }) as const;
    webhook.given(registered).when(replay).then(asked(1));
    webhook.given(registered, asked(1)).when(replay).then(asked(2));
    webhook.given(registered, asked(1_000)).when(replay).thenRejected('webhook.too-many-replays', { max: 1_000 });
  });

  it('accepts a new secret, new terms and its removal; repeating them has no effect', () => {
    const rotate = { id, at, salt: 's2', previousUntil: at };
    webhook
      .given(registered)
      .when({ type: 'RotateWebhookSecret', data: rotate })
      .then({ type: 'WebhookSecretRotated', data: { id, salt: 's2', previousUntil: at, rotatedAt: at } });
    webhook
      .given(registered)
      .when({ type: 'ReviseWebhook', data: { id, at, ...terms, types: ['CardIssued'] } })
      .then({ type: 'WebhookRevised', data: { id, ...terms, types: ['CardIssued'], revisedAt: at } });
    webhook.given(registered).when({ type: 'RemoveWebhook', data: { id, at } }).then(removed);
    webhook.given(registered, removed).when({ type: 'RemoveWebhook', data: { id, at } }).thenNothing();
  });

  it.each(['ReviseWebhook', 'RotateWebhookSecret', 'EnableWebhook', 'RemoveWebhook', 'RequestWebhookReplay'] as const)(
    'refuses %s if it does not exist',
    (type) => {
      const command = {
        type,
        data: { id, at, ...terms, salt: 's', previousUntil: at, skips: null, from: ref, until: null },
      };
      webhook
        .given()
        .when(command as never)
        .thenRejected('webhook.not-found');
    },
  );
});
