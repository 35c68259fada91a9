import { FILING_MS_MAX } from '@sealtrail/applications';
import { SETTLE_MS } from '@sealtrail/platform';

describe('a successor filing announced by another process', () => {
  it('is not regarded as abandoned before every command of that process is written or refused', () => {
    expect(FILING_MS_MAX).toBeGreaterThan(SETTLE_MS);
  });
});
