import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PolicyModule } from '@sealtrail/policy';
import { PoliciesController } from './policies.controller';

/** HTTP routes of supervision policies. */
@Module({ imports: [CqrsModule, PolicyModule], controllers: [PoliciesController] })
export class PolicyHttpModule {}
