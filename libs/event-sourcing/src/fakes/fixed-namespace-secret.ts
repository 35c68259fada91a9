import { createHmac } from 'node:crypto';
import { NamespaceSecret } from '../storage/namespace-secret';

/** The same secret in every run, so that specs get the same ids each time. */
export class FixedNamespaceSecret extends NamespaceSecret {
  override derive(label: string): Buffer {
    return createHmac('sha256', 'known to everybody').update(label).digest();
  }
}
