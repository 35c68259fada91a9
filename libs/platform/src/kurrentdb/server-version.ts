import { UnusableServer } from '../storage-errors';

const NEEDED = '24.10.14 or later of 24.10, 26.0.3 or later of 26.0, or 26.1.0 or later';

/**
 * Older servers can omit events of a subscription, because they sent wrong checkpoints; release line 25 was never fixed.
 *
 * @throws {UnusableServer}
 */
export function requireSupportedVersion(version: string): void {
  const [, major, minor, patch] = (/^(\d+)\.(\d+)\.(\d+)(?:\.\d+)*$/.exec(version) ?? []).map(Number);
  if (major === undefined || minor === undefined || patch === undefined || !isUsable(major, minor, patch)) {
    throw new UnusableServer(`the server is KurrentDB ${version}; required: ${NEEDED}`);
  }
}

function isUsable(major: number, minor: number, patch: number): boolean {
  if (major === 24) return minor === 10 && patch >= 14;
  if (major === 26) return minor >= 1 || patch >= 3;
  return major > 26;
}
