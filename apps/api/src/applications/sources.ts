import { Injectable } from '@nestjs/common';
import { KeyRing } from '@sealtrail/access';
import type { Caller } from '../http/caller';
import { reject } from '../http/rejections';

/** Which sources (来源系统) a key may name, and for which one it files. */
@Injectable()
export class Sources {
  constructor(private readonly keys: KeyRing) {}

  /**
   * The source of a filing as it was named, and that of the key that files. A key with a source names no other; a source
   * that some key speaks for is named by nobody else, or its numbers could be taken from it.
   *
   * @throws {Rejection} `access.forbidden`
   */
  of(
    { role, bounds }: Caller,
    { source: told }: { readonly source?: string | null },
  ): { readonly source: string | null; readonly filedBy: string | null } {
    const { source: own } = bounds;
    const source = told ?? null;
    const others = own === null ? source !== null && this.keys.isBound(source) : source !== null && source !== own;
    if (others || (own === null && role === 'applicantPortal')) throw reject('access.forbidden', { because: 'source' });
    return { source, filedBy: own };
  }
}
