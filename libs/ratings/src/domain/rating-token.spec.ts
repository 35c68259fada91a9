import { FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import { type RatingTokenContent, ratingTokenOf, readRatingToken } from './rating-token';

const secret = new FixedNamespaceSecret();
const applicationId = '0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11';
const matter: RatingTokenContent = { applicationId, scope: 'matter', visit: null, followUp: false, heldByUnit: false };
const visit = (n: number): RatingTokenContent => ({ ...matter, scope: 'visit', visit: n });
const all = [matter, { ...matter, heldByUnit: true }, visit(1), { ...visit(1), heldByUnit: true }, visit(12)];

describe('a rating token (评价凭证)', () => {
  it('opens the visit or matter it was created for, and shows whether a unit had held it', () => {
    const tokens = all.map((opened) => ratingTokenOf(opened, secret));
    expect(new Set(tokens).size).toBe(all.length);
    expect(tokens.map((token) => readRatingToken(token, secret))).toEqual(all);
  });

  it('fits into an SMS with a short text', () => {
    for (const opened of all) expect(ratingTokenOf(opened, secret).length).toBeLessThanOrEqual(70);
  });

  it('is invalid for another case, visit or holder', () => {
    const [own = '', held = ''] = all.map((opened) => ratingTokenOf(opened, secret));
    const forged = [
      own.replace('.m.', '.v1.'),
      own.replace('.m.', '.mu.'),
      held.replace('.mu.', '.m.'),
      own.replace(/^0b/, '0c'),
      `${own}0`,
      own.slice(0, -1),
      own.replace(/^[^.]*/, ''),
      '',
      'a.b.c',
    ];
    for (const token of forged) expect(readRatingToken(token, secret)).toBeNull();
  });
});
