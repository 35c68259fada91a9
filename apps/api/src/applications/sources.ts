import { Injectable } from '@nestjs/common';
import { KeyRing } from '@sealtrail/access';
import type { Caller } from '../http/caller';
import { reject } from '../http/rejections';

/** Determines the source (来源系统) that a key may name, and the one it files for. */
@Injectable()
export class Sources {
  constructor(private readonly keys: KeyRing) {}

  /**
   * The source named in a filing, and the source of the filing key. A key with a source may name no other; a source bound to some key may be named
   * by no other key, which could otherwise use up its numbers.
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
