import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GetPolicyHandler, ListPoliciesOfRegionHandler } from './read/show-policies';
import { ChangePolicyHandler } from './write/change-policy';

/** 监察规则. The importing application provides the ports. */
@Module({
  imports: [CqrsModule],
  providers: [ChangePolicyHandler, GetPolicyHandler, ListPoliciesOfRegionHandler],
})
export class PolicyModule {}
