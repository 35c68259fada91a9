import { PublicRateLimit } from './public-rate-limit';

describe('the rate limit of public routes', () => {
  const world = () => {
    const time = { ms: 0 };
    const bounds = new PublicRateLimit(() => time.ms);
    const asked = (address: string, times: number) => {
      let admitted = 0;
      for (let n = 0; n < times; n++) {
        try {
          bounds.consume(address);
          admitted++;
        } catch (error) {
          expect(error).toMatchObject({ code: 'request.too-many' });
        }
      }
      return admitted;
    };
    return { time, asked };
  };

  it('applies to each address, and recovers over time', () => {
    const { time, asked } = world();
    expect(asked('10.0.0.1', 150)).toBe(100);
    expect(asked('10.0.0.2', 1)).toBe(1);
    time.ms = 1_000;
    expect(asked('10.0.0.1', 150)).toBe(10);
    time.ms = 3_600_000;
    expect(asked('10.0.0.1', 150)).toBe(100);
  });
});
