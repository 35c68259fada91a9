import { at } from '@sealtrail/applications/testing';
import { outsideQuietHours } from './quiet-hours';

const NIGHT = { from: '21:00', to: '08:00' };
const NOON = { from: '12:00', to: '14:30' };
const EVENING = { from: '18:00', to: '24:00' };

it.each([
  ['00:00', NIGHT, at('2026-03-17', '08:00')],
  ['07:59', NIGHT, at('2026-03-17', '08:00')],
  ['08:00', NIGHT, at('2026-03-17', '08:00')],
  ['20:59', NIGHT, at('2026-03-17', '20:59')],
  ['21:00', NIGHT, at('2026-03-18', '08:00')],
  ['11:59', NOON, at('2026-03-17', '11:59')],
  ['12:00', NOON, at('2026-03-17', '14:30')],
  ['14:30', NOON, at('2026-03-17', '14:30')],
  ['23:00', EVENING, at('2026-03-18', '00:00')],
  ['00:00', EVENING, at('2026-03-17', '00:00')],
  ['03:00', null, at('2026-03-17', '03:00')],
])('of what is known at %s somebody is told outside the quiet hours of the policy', (time, quiet, expected) =>
  expect(outsideQuietHours(at('2026-03-17', time), 'Asia/Shanghai', quiet)).toBe(expected),
);

it.each([
  ['Asia/Kolkata', '2026-03-17T16:00:00.000Z', '2026-03-18T02:30:00.000Z'],
  ['UTC', '2026-03-17T16:00:00.000Z', '2026-03-17T16:00:00.000Z'],
  // The night in which the clocks go forward has an hour less.
  ['Europe/Berlin', '2026-03-28T22:00:00.000Z', '2026-03-29T06:00:00.000Z'],
])('quiet hours are those of the zone of the jurisdiction: %s', (zone, known, expected) =>
  expect(outsideQuietHours(known, zone, NIGHT)).toBe(expected),
);
