import type { RejectionCode } from '@sealtrail/contexts';
import type { kernelRejections, RejectionCodeOf } from '@sealtrail/event-sourcing';
import type { apiRejections } from './rejections';

/** Every code that a request can be refused with, from all declarations. */
export type ProblemCode =
  | RejectionCode
  | RejectionCodeOf<{ readonly rejections: typeof kernelRejections }>
  | RejectionCodeOf<{ readonly rejections: typeof apiRejections }>;
