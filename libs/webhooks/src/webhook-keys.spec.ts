import { createPublicKey, verify } from 'node:crypto';
import { FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import { laterByMs } from '@sealtrail/working-days';
import { Webhook as Receiver } from 'standardwebhooks';
import { WebhookKeys } from './webhook-keys';

const now = '2026-03-02T01:00:00.000Z';
const id = 'a1b2c3d4e5f60718';
const body = JSON.stringify({ type: 'sealtrail.CardIssued', data: { number: '办件-1' } });
const message = (timestamp = Math.floor(Date.parse(now) / 1_000)) => ({ deliveryId: 'd-1', timestamp, body });
const spkiOf = (text: string) =>
  createPublicKey({
    key: Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(text.slice('whpk_'.length), 'base64'),
    ]),
    format: 'der',
    type: 'spki',
  });

describe('the signature of a message', () => {
  const keys = new WebhookKeys(new FixedNamespaceSecret());
  const salts = [{ salt: 's1', until: null }];

  beforeEach(() => jest.useFakeTimers({ now: Date.parse(now), doNotFake: ['nextTick', 'setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('is accepted by the library of the standard for its own body, id, time and secret only', () => {
    const headers = keys.headersFor({ id, salts }, message(), now);
    const receiver = new Receiver(keys.secretText(id, 's1'));
    expect(receiver.verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => receiver.verify(`${body} `, headers)).toThrow();
    expect(() => receiver.verify(body, { ...headers, 'webhook-id': 'd-2' })).toThrow();
    expect(() => new Receiver(keys.secretText(id, 's2')).verify(body, headers)).toThrow();
    expect(() => new Receiver(keys.secretText('0'.repeat(16), 's1')).verify(body, headers)).toThrow();
    const old = keys.headersFor({ id, salts }, message(Math.floor(Date.parse(now) / 1_000) - 600), now);
    expect(() => receiver.verify(body, old)).toThrow(/too old/);
  });

  it('uses a secret in the form of the standard: whsec_, with 24 to 64 bytes', () => {
    const secret = keys.secretText(id, 's1');
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+={0,2}$/);
    expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  });

  it('includes an Ed25519 signature that the public key verifies', () => {
    const headers = keys.headersFor({ id, salts }, message(), now);
    const signature = /v1a,(\S+)/.exec(headers['webhook-signature'])?.[1] ?? '';
    const signed = Buffer.from(`d-1.${headers['webhook-timestamp']}.${body}`);
    const publicKey = spkiOf(keys.publicKeyText(id, 's1'));
    expect(verify(null, signed, publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    expect(verify(null, signed, spkiOf(keys.publicKeyText(id, 's2')), Buffer.from(signature, 'base64'))).toBe(false);
  });

  it('includes the previous secret during the transition period only', () => {
    const until = laterByMs(now, 60_000);
    const rotated = {
      id,
      salts: [
        { salt: 's2', until: null },
        { salt: 's1', until },
      ],
    };
    const during = keys.headersFor(rotated, message(), now);
    for (const salt of ['s1', 's2']) expect(new Receiver(keys.secretText(id, salt)).verify(body, during)).toBeDefined();
    const behind = keys.headersFor(rotated, message(), until);
    expect(new Receiver(keys.secretText(id, 's2')).verify(body, behind)).toBeDefined();
    expect(() => new Receiver(keys.secretText(id, 's1')).verify(body, behind)).toThrow();
    expect(during['webhook-signature'].split(' ')).toHaveLength(4);
  });

  it('uses keys that are the same in every process, and cannot be derived from each other', () => {
    expect(new WebhookKeys(new FixedNamespaceSecret()).secretText(id, 's1')).toBe(keys.secretText(id, 's1'));
    const all = ['s1', 's2'].flatMap((salt) => [keys.secretText(id, salt), keys.publicKeyText(id, salt)]);
    expect(new Set(all.map((text) => text.split('_')[1])).size).toBe(4);
  });
});
