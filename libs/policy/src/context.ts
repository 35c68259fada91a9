import { defineContext } from '@sealtrail/event-sourcing';
import { policyUpcasters } from './domain/policy-upcasters';
import { PolicyModule } from './policy.module';
import { published } from './published';
import { policyRejections } from './rejections';

/** 监察规则: which cards are triggered when, and who is notified. */
export const policyContext = defineContext({
  name: 'policy',
  module: PolicyModule,
  neverParked: ['supervisionPolicy'],
  published,
  upcasters: policyUpcasters,
  rejections: policyRejections,
});
