import { dayOfEnd, type Moment } from './days';
import type { Credited } from './history';

/** Acts that are possible only after acceptance. */
const REVIEW_ACTS: readonly Credited['kind'][] = [
  'suspend',
  'suspensionNotice',
  'prolong',
  'resume',
  'extend',
  'opine',
  'decide',
];

/** Acts on the file, which may turn out to precede its acceptance. */
const FILE_ACTS: readonly Credited['kind'][] = ['notice', 'correct'];

/** Whether the act is possible only after acceptance. */
export const isReviewAct = ({ kind }: Credited): boolean => REVIEW_ACTS.includes(kind);

/** The position of each act: one on an accepted case comes after its acceptance, whenever that counts from. */
export function orderOf(acts: readonly Credited[]): (act: Credited) => Moment {
  const acceptance = acts.find(({ kind }) => kind === 'accept');
  return (act) => {
    // A response to a notice comes after it, whatever the proof of the notice shows.
    if (act.kind === 'correct') return Math.max(act.at, ...noticesBefore(acts, act));
    const at = act.kind === 'opine' ? act.turn : act.at;
    const isAfter = acceptance !== undefined && acts.indexOf(act) > acts.indexOf(acceptance);
    return isAfter && !FILE_ACTS.includes(act.kind) ? Math.max(at, acceptance.at) : at;
  };
}

const noticesBefore = (acts: readonly Credited[], act: Credited): readonly Moment[] =>
  acts.slice(0, acts.indexOf(act)).flatMap((each) => (each.kind === 'notice' ? [each.at] : []));

/** Reported on a later day than that on which it happened, as reported or as proved. */
export const isReportedLate = ({ told, said }: Credited): boolean => dayOfEnd(told) > dayOfEnd(said);
