import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PolicyModule } from '@sealtrail/policy';
import { PoliciesController } from './policies.controller';

/** Supervision policies over HTTP. */
@Module({ imports: [CqrsModule, PolicyModule], controllers: [PoliciesController] })
export class PolicyHttpModule {}
