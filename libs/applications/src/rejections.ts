import { defineRejections } from '@sealtrail/event-sourcing';
import { approvalRejections } from './rejections/approval';
import { decisionRejections } from './rejections/decision';
import { everyActRejections } from './rejections/every-act';
import { factBoundRejections } from './rejections/fact-bounds';
import { firstCheckRejections } from './rejections/first-check';
import { proofReviewRejections } from './rejections/proof-review';
import { receiptRejections } from './rejections/receipt';
import { reviewRejections } from './rejections/review';

/** All refusals of a case, by phase. */
export const {
  reject,
  fault,
  catalogue: applicationsRejections,
} = defineRejections({
  ...everyActRejections,
  ...factBoundRejections,
  ...receiptRejections,
  ...firstCheckRejections,
  ...reviewRejections,
  ...decisionRejections,
  ...approvalRejections,
  ...proofReviewRejections,
});
