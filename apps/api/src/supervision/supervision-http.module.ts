import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { SupervisionModule } from '@sealtrail/supervision';
import { HttpModule } from '../http/http.module';
import { CardsController } from './cards.controller';

/** Cards over HTTP. */
@Module({ imports: [CqrsModule, SupervisionModule, HttpModule], controllers: [CardsController] })
export class SupervisionHttpModule {}
