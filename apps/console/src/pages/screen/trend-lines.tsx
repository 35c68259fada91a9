import type { FunctionalComponent } from 'vue';
import { say, type Text } from '../../words/language';
import type { Volumes } from './screen-data';

const WORDS = {
  title: { zh: '近十四日收件与办结', en: 'Received and closed, the last fourteen days' },
  received: { zh: '收件', en: 'received' },
  closed: { zh: '办结', en: 'closed' },
  day: { zh: '{date}：收件 {received}，办结 {closed}', en: '{date}: received {received}, closed {closed}' },
} as const satisfies Readonly<Record<string, Text>>;

const WIDTH = 600;
const HEIGHT = 220;
const LEFT = 40;
const BOTTOM = 30;
const RIGHT = 30;

/** Two lines over the days, today last. */
export const TrendLines: FunctionalComponent<{ readonly days: readonly Volumes[]; readonly today: Volumes | null }> = ({
  days,
  today,
}) => {
  const all = today === null ? days : [...days, today];
  const most = Math.max(4, ...all.flatMap(({ received, closed }) => [received, closed]));
  const x = (at: number): number => LEFT + (at * (WIDTH - LEFT - RIGHT)) / Math.max(1, all.length - 1);
  const y = (value: number): number => HEIGHT - BOTTOM - (value * (HEIGHT - BOTTOM - 15)) / most;
  const line = (read: (day: Volumes) => number): string =>
    all.map((day, at) => `${x(at).toFixed(1)},${y(read(day)).toFixed(1)}`).join(' ');
  const told = all.map((day) => say(WORDS.day, day)).join('; ');
  return (
    <section class="panel trend">
      <h2>{say(WORDS.title)}</h2>
      <p class="note">
        <span class="key received">{say(WORDS.received)}</span>
        <span class="key closed">{say(WORDS.closed)}</span>
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>
        {[0, Math.round(most / 2), most].map((value) => (
          <g key={value}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 6} y={y(value) + 5} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        {all.map(({ date }, at) =>
          at % 3 === (all.length - 1) % 3 ? (
            <text key={date} x={x(at)} y={HEIGHT - 6} text-anchor="middle">
              {date.slice(5)}
            </text>
          ) : null,
        )}
        <polyline class="received" points={line(({ received }) => received)} />
        <polyline class="closed" points={line(({ closed }) => closed)} />
      </svg>
    </section>
  );
};
TrendLines.props = ['days', 'today'];
