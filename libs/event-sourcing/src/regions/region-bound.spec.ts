import { COUNTRY_CODE, liesWithin, mustLieWithin } from './region-bound';

describe('the region that a key is restricted to', () => {
  it('contains the regions in it by whole levels, and none above or next to it', () => {
    const within = (bound: string | null) =>
      ['230900', '230902', '230902001', '231000', '230000', COUNTRY_CODE, null].map((place) =>
        liesWithin(bound, place),
      );
    expect(within('230900')).toEqual([true, true, true, false, false, false, false]);
    expect(within('230902')).toEqual([false, true, true, false, false, false, false]);
    expect(within(COUNTRY_CODE)).toEqual([true, true, true, true, true, true, false]);
    expect(within(null)).toEqual(Array(7).fill(true));
  });

  it('refuses with the first region outside of it', () => {
    expect(() => mustLieWithin('230900', ['230902', '230900'])).not.toThrow();
    expect(() => mustLieWithin(null, ['430100'])).not.toThrow();
    expect(() => mustLieWithin('230900', ['230902', '430100', '110000'])).toThrow(
      expect.objectContaining({ code: 'region.outside', parameters: { region: '430100' } }) as Error,
    );
  });
});
