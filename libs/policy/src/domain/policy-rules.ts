import { minutesOfTime, type OpeningHours } from '@sealtrail/working-days';
import { fault } from '../rejections';
import { unconfirmedConduct } from './issue-rules';
import type { PolicyRules } from './policy';

type Found = ReturnType<typeof fault>;

/** Everything that is wrong with rules taken together, each by its pointer into them as they are told. */
export const faultsOf = (rules: PolicyRules): readonly Found[] => [
  ...crossedLevels(rules).map((pointer) => fault(pointer, 'policy.levels-crossed')),
  ...clockFaults(rules.clock),
  ...yellowFaults(rules),
  ...unconfirmedConduct(rules.issue).map((rule) => fault(`/issue/${rule}`, 'policy.conduct-unconfirmed')),
  ...(isBeforeLaw(rules) ? [fault('/rules/case/red/graceDays', 'policy.red-before-law')] : []),
];

/** Where a red card would fall before the yellow one off the same limit: the yellow one could then never fall. */
function crossedLevels({ rules: { case: ofCase, suspension } }: PolicyRules): readonly string[] {
  const { yellow, red, redWithoutStatute } = ofCase;
  const found: string[] = [];
  if (yellow.limit === 'statutory' && red.limit === 'promised') found.push('/rules/case/red/limit');
  if (yellow.before === null && yellow.limit === red.limit && red.graceDays < yellow.graceDays) {
    found.push('/rules/case/red/graceDays');
  }
  if (yellow.before === null && red.limit === 'statutory' && redWithoutStatute.graceDays < yellow.graceDays) {
    found.push('/rules/case/redWithoutStatute/graceDays');
  }
  if (suspension.red.graceDays < suspension.yellow.graceDays) found.push('/rules/suspension/red/graceDays');
  return found;
}

/** Under `elapsed` a red card off the statute without a day of grace falls a whole day before the law is broken. */
const isBeforeLaw = ({ clock, rules: { case: ofCase } }: PolicyRules): boolean =>
  clock.countMode === 'elapsed' && ofCase.red.limit === 'statutory' && ofCase.red.graceDays === 0;

function yellowFaults({ rules: { case: ofCase } }: PolicyRules): readonly Found[] {
  const { before, graceDays } = ofCase.yellow;
  if (before === null) return [];
  return [
    ...(graceDays > 0 ? [fault('/rules/case/yellow/graceDays', 'policy.grace-before-limit')] : []),
    ...(before.remainingDays === null && before.usedPercent === null
      ? [fault('/rules/case/yellow/before', 'policy.basis-missing')]
      : []),
  ];
}

function clockFaults({ countMode, offHours, hours }: PolicyRules['clock']): readonly Found[] {
  const needed = countMode === 'businessHours' || offHours === 'nextOpening';
  if (needed && hours.length === 0) return [fault('/clock/hours', 'policy.hours-missing')];
  return hours.flatMap((one, index) =>
    isAfter(one, hours[index - 1]) ? [] : [fault(`/clock/hours/${index}`, 'policy.hours-disordered')],
  );
}

/** Opening hours have a length, and follow those before them. */
const isAfter = ({ from, to }: OpeningHours, before: OpeningHours | undefined): boolean =>
  minutesOfTime(from) < minutesOfTime(to) && (before === undefined || minutesOfTime(before.to) <= minutesOfTime(from));
