import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { SupervisionModule } from '@sealtrail/supervision';
import { CardsController } from './cards.controller';

/** Cards over HTTP. */
@Module({ imports: [CqrsModule, SupervisionModule], controllers: [CardsController] })
export class SupervisionHttpModule {}
