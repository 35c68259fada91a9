import { minutesOfTime, type OpeningHours } from '@sealtrail/working-days';
import { fault } from '../rejections';
import { unconfirmedConduct } from './issue-rules';
import type { PolicyRules } from './policy';

type Found = ReturnType<typeof fault>;

/** All faults of the rules as a whole, each with its pointer into the rules document. */
export const faultsOf = (rules: PolicyRules): readonly Found[] => [
  ...crossedLevels(rules).map((pointer) => fault(pointer, 'policy.levels-crossed')),
  ...clockFaults(rules.clock),
  ...yellowFaults(rules),
  ...unconfirmedConduct(rules.issue).map((rule) => fault(`/issue/${rule}`, 'policy.conduct-unconfirmed')),
  ...quietFaults(rules.notices),
  ...(isBeforeLaw(rules) ? [fault('/rules/case/red/graceDays', 'policy.red-before-law')] : []),
];

/** The red card would be due before the yellow one for the same limit, so the yellow one could never be issued. */
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

/** With `elapsed`, a red card for the statutory limit without a day of grace is due a whole day before the limit ends by law. */
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

/** Opening hours are not empty and start after the previous ones end. */
const isAfter = ({ from, to }: OpeningHours, before: OpeningHours | undefined): boolean =>
  minutesOfTime(from) < minutesOfTime(to) && (before === undefined || minutesOfTime(before.to) <= minutesOfTime(from));

/** Hours that end where they begin, or go from one midnight to the next, leave no time of the day (24:00 is 00:00). */
function quietFaults({ quietHours }: PolicyRules['notices']): readonly Found[] {
  if (quietHours === null) return [];
  const [from, to] = [quietHours.from, quietHours.to].map((time) => minutesOfTime(time) % minutesOfTime('24:00'));
  return from === to ? [fault('/notices/quietHours/to', 'policy.quiet-always')] : [];
}
