import type { FunctionalComponent } from 'vue';

export type Line = {
  readonly name: string;
  /** The class of its colour and its dashes. */
  readonly kind: string;
  /** `null`: no value at this point, and no line to it. */
  readonly values: readonly (number | null)[];
};

type Props = {
  readonly title: string;
  readonly points: readonly string[];
  readonly lines: readonly Line[];
  /** The upper end of the scale; default: the highest value. */
  readonly most?: number;
  readonly unit?: string;
};

const WIDTH = 900;
const HEIGHT = 260;
const LEFT = 52;
const RIGHT = 24;
const TOP = 14;
const BOTTOM = 34;
const LABELS_MAX = 12;

const x = (at: number, count: number): number => LEFT + (at * (WIDTH - LEFT - RIGHT)) / Math.max(1, count - 1);
const y = (value: number, most: number): number => HEIGHT - BOTTOM - (value * (HEIGHT - BOTTOM - TOP)) / most;

/** Lines over the points of a period; the table below it has the same figures as text. */
export const LineChart: FunctionalComponent<Props> = ({ title, points, lines, most: given, unit = '' }) => {
  const values = lines.flatMap(({ values: each }) => each).filter((value) => value !== null);
  const most = given ?? Math.max(4, ...values);
  const every = Math.ceil(points.length / LABELS_MAX);
  return (
    <figure class="chart" tabindex={0}>
      <figcaption>
        {title}
        {lines.map(({ name, kind }) => (
          <span key={kind} class={['key', kind]}>
            {name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {[0, most / 2, most].map((value) => (
          <g key={value}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value, most)} y2={y(value, most)} />
            <text x={LEFT - 6} y={y(value, most) + 5} text-anchor="end">
              {Math.round(value)}
              {unit}
            </text>
          </g>
        ))}
        {points.map((point, at) =>
          at % every === (points.length - 1) % every ? (
            <text key={point} x={x(at, points.length)} y={HEIGHT - 10} text-anchor="middle">
              {point}
            </text>
          ) : null,
        )}
        {lines.map((line) => drawnOf(line, points.length, most))}
      </svg>
    </figure>
  );
};
LineChart.props = ['title', 'points', 'lines', 'most', 'unit'];

/** The unbroken pieces of a line, and a dot at each value. */
function drawnOf({ kind, values }: Line, count: number, most: number) {
  const pieces: string[][] = [[]];
  for (const [at, value] of values.entries()) {
    if (value === null) pieces.push([]);
    else pieces.at(-1)?.push(`${x(at, count).toFixed(1)},${y(value, most).toFixed(1)}`);
  }
  return (
    <g key={kind} class={['line', kind]}>
      {pieces.map((piece) => (
        <polyline key={piece[0] ?? ''} points={piece.join(' ')} />
      ))}
      {values.map((value, at) =>
        value === null ? null : <circle key={at} cx={x(at, count)} cy={y(value, most)} r="4" />,
      )}
    </g>
  );
}
