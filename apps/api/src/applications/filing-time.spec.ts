import { FILING_MS_MAX } from '@sealtrail/applications';
import { SETTLE_MS } from '@sealtrail/platform';

describe('a filing in place of a lapsed case, announced by another process', () => {
  it('is not held to be broken off before every command of that process is written or refused', () => {
    expect(FILING_MS_MAX).toBeGreaterThan(SETTLE_MS);
  });
});
