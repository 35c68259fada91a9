import type { PolicyRules } from './policy';

/**
 * Where a red card would fall before the yellow one off the same limit: the yellow one could then never fall. Pointers into
 * the rules as they are told.
 */
export function crossedLevels({ rules: { case: ofCase, suspension } }: PolicyRules): readonly string[] {
  return [
    ...(ofCase.redWithoutStatute.graceDays < ofCase.yellow.graceDays
      ? ['/rules/case/redWithoutStatute/graceDays']
      : []),
    ...(suspension.red.graceDays < suspension.yellow.graceDays ? ['/rules/suspension/red/graceDays'] : []),
  ];
}
