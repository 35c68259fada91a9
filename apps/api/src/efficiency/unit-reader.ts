import type { Scope } from '@sealtrail/event-sourcing';
import { reject } from '../http/rejections';

/** What is said of whole units is nothing for keys that only their source bounds. @throws {Rejection} `access.forbidden` */
export function requireUnitReader({ filedBy }: Scope): void {
  if (filedBy !== undefined) throw reject('access.forbidden', { because: 'source' });
}
