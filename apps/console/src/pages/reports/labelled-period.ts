import { language } from '../../words/language';
import { labelOf } from './periods';

type Period = { readonly name: string; readonly from: string; readonly to: string };

/** A period with its first and its last day: 2026年4月（2026-04-01 – 2026-04-30）. */
export const labelledPeriod = (period: Period | null | undefined): string =>
  period == null ? '—' : `${labelOf(period.name, language.value)}（${period.from} – ${period.to}）`;
