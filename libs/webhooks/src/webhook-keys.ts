import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Instant, NamespaceSecret } from '@sealtrail/event-sourcing';
import type { SigningSalt, Webhook } from './read/webhook-ring';

/** DER prefixes of a 32-byte Ed25519 key in PKCS #8 and in SPKI (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX_BYTES = 12;

type SignedContent = { readonly deliveryId: string; readonly timestamp: number; readonly body: string };

/**
 * The keys that sign messages (Standard Webhooks). They are not stored: each is derived from the secret of the namespace, which
 * is sealed under the vault's key, and from the salt in the events of the webhook.
 */
@Injectable()
export class WebhookKeys {
  constructor(private readonly secret: NamespaceSecret) {}

  /** The HMAC-SHA256 secret, in the format for receivers. */
  secretText(id: string, salt: string): string {
    return `whsec_${this.bytes('webhookSecret', id, salt).toString('base64')}`;
  }

  /** The Ed25519 public key, in the format for receivers. */
  publicKeyText(id: string, salt: string): string {
    const spki = createPublicKey(this.privateKey(id, salt)).export({ format: 'der', type: 'spki' });
    return `whpk_${spki.subarray(PUBLIC_PREFIX_BYTES).toString('base64')}`;
  }

  /** The headers of a message: signed by both algorithms, with all keys that are valid at an instant. */
  headersFor({ id, salts }: Pick<Webhook, 'id' | 'salts'>, message: SignedContent, now: Instant) {
    const signed = `${message.deliveryId}.${message.timestamp}.${message.body}`;
    const live = salts.filter(({ until }) => until === null || now < until);
    return {
      'webhook-id': message.deliveryId,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': live.flatMap((salt) => this.signatures(id, salt, signed)).join(' '),
    };
  }

  private signatures(id: string, { salt }: SigningSalt, signed: string): readonly string[] {
    const hmac = createHmac('sha256', this.bytes('webhookSecret', id, salt))
      .update(signed)
      .digest('base64');
    const ed25519 = sign(null, Buffer.from(signed), this.privateKey(id, salt)).toString('base64');
    return [`v1,${hmac}`, `v1a,${ed25519}`];
  }

  private privateKey(id: string, salt: string): KeyObject {
    const key = Buffer.concat([PRIVATE_PREFIX, this.bytes('webhookKey', id, salt)]);
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  }

  private bytes(...label: readonly string[]): Buffer {
    return this.secret.derive(JSON.stringify(label)).subarray(0, 32);
  }
}
