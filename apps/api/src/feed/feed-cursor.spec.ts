import { FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import { FeedCursors } from './feed-cursor';

describe('the cursor of the feed', () => {
  const cursors = new FeedCursors(new FixedNamespaceSecret());

  it.each([0n, 1n, 1_027n, 2n ** 63n])('decodes to the position %s', (position) => {
    expect(cursors.read(cursors.write(position))).toBe(position);
  });

  it('reveals nothing: a position has a different text each time, of the same length', () => {
    const [one, other] = [cursors.write(7n), cursors.write(7n)];
    expect(one).not.toBe(other);
    expect([one.length, cursors.write(2n ** 60n).length]).toEqual([other.length, other.length]);
  });

  it('is refused if forged, altered or truncated', () => {
    const cursor = cursors.write(7n);
    const changed = [...cursor].map(
      (sign, at) => cursor.slice(0, at) + (sign === 'A' ? 'B' : 'A') + cursor.slice(at + 1),
    );
    for (const text of ['', '7', 'latest', cursor.slice(1), `${cursor}A`, `${cursor}=`, ...changed])
      expect([text, cursors.read(text)]).toEqual([text, null]);
  });
});
