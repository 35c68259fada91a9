import type { RuleId } from '../card-enums';
import { caseRule } from './case.rule';
import { lateNoticeRule, materialBeyondListRule, secondNoticeRule } from './correction-notice.rule';
import { deliveryRule } from './delivery.rule';
import { feedbackLateRule } from './feedback-late.rule';
import { firstCheckRule } from './first-check.rule';
import type { Rule } from './rule';
import { stepRule } from './step.rule';
import { suspensionRule } from './suspension.rule';
import { suspensionNoticeRule } from './suspension-notice.rule';

/** Every duty that supervision knows. */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  case: caseRule,
  firstCheck: firstCheckRule,
  secondNotice: secondNoticeRule,
  lateNotice: lateNoticeRule,
  materialBeyondList: materialBeyondListRule,
  step: stepRule,
  suspension: suspensionRule,
  suspensionNotice: suspensionNoticeRule,
  delivery: deliveryRule,
  feedbackLate: feedbackLateRule,
};
