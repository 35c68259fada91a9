import { dayOfEnd, type Moment } from './days';
import type { Credited } from './history';

/** Acts that there are after acceptance alone. */
const REVIEW_ACTS: readonly Credited['kind'][] = [
  'suspend',
  'suspensionNotice',
  'prolong',
  'resume',
  'extend',
  'opine',
  'decide',
];

/** Acts on the file, which may turn out to lie before its acceptance. */
const FILE_ACTS: readonly Credited['kind'][] = ['notice', 'correct'];

/** Whether there is such an act only after acceptance. */
export const isReviewAct = ({ kind }: Credited): boolean => REVIEW_ACTS.includes(kind);

/** When each act has its turn: what is told of an accepted case comes after its acceptance, from whenever that counts. */
export function orderOf(acts: readonly Credited[]): (act: Credited) => Moment {
  const acceptance = acts.find(({ kind }) => kind === 'accept');
  return (act) => {
    // What answers a notice comes after it, whatever proves when the notice was given.
    if (act.kind === 'correct') return Math.max(act.at, ...noticesBefore(acts, act));
    const at = act.kind === 'opine' ? act.turn : act.at;
    const isAfter = acceptance !== undefined && acts.indexOf(act) > acts.indexOf(acceptance);
    return isAfter && !FILE_ACTS.includes(act.kind) ? Math.max(at, acceptance.at) : at;
  };
}

const noticesBefore = (acts: readonly Credited[], act: Credited): readonly Moment[] =>
  acts.slice(0, acts.indexOf(act)).flatMap((each) => (each.kind === 'notice' ? [each.at] : []));

/** On a later day than that on which it is said, or shown, to have happened. */
export const isReportedLate = ({ told, said }: Credited): boolean => dayOfEnd(told) > dayOfEnd(said);
