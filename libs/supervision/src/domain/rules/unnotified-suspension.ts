import { asIfNoticed } from '@sealtrail/applications/events';
import type { CardTrigger, RuleContext } from './rule';

/**
 * A card that falls only because a suspension was not notified in writing needs confirmation: the law excludes the time,
 * the notice is a separate duty (行政许可法 art. 45). Where it falls without those days too, that later trigger needs none.
 */
export function confirmIfUnnotified(
  context: RuleContext,
  triggersIn: (context: RuleContext) => readonly CardTrigger[],
): readonly CardTrigger[] {
  const [actual] = triggersIn(context);
  const [ifNotified] = triggersIn({ ...context, ledger: asIfNoticed(context.ledger) });
  if (actual === undefined) return [];
  if (actual.at === ifNotified?.at) return [actual];
  return [{ ...actual, needsConfirmation: true }, ...(ifNotified === undefined ? [] : [ifNotified])];
}
