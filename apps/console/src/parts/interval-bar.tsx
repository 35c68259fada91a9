import type { FunctionalComponent } from 'vue';

type Props = {
  readonly label: string;
  /** Percent: where the mark is, and the ends of the band. */
  readonly percent: number;
  readonly low: number;
  readonly high: number;
};

/** From 0 to 100 percent: an interval as a band, the share as a mark. */
export const IntervalBar: FunctionalComponent<Props> = ({ label, percent, low, high }) => (
  <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
    <rect class="ground" x="0" y="0" width="100" height="10" />
    <rect class="interval" x={low} y="1" width={Math.max(0.6, high - low)} height="8" />
    <rect class="mark" x={Math.min(99.2, percent)} y="0" width="0.8" height="10" />
  </svg>
);
IntervalBar.props = ['label', 'percent', 'low', 'high'];
