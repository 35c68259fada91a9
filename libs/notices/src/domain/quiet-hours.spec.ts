import { at } from '@sealtrail/applications/testing';
import { outsideQuietHours } from './quiet-hours';

it.each([
  ['00:00', at('2026-03-17', '08:00')],
  ['07:59', at('2026-03-17', '08:00')],
  ['08:00', at('2026-03-17', '08:00')],
  ['20:59', at('2026-03-17', '20:59')],
  ['21:00', at('2026-03-18', '08:00')],
])('of what is known at %s somebody is told outside the quiet hours', (time, expected) =>
  expect(outsideQuietHours(at('2026-03-17', time), 'Asia/Shanghai')).toBe(expected),
);
