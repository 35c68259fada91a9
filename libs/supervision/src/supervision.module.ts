import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GetCardHandler } from './read/get-card';
import { GetCardComputationHandler } from './read/get-card-computation';
import { ListCardsHandler } from './read/list-cards';
import { ChangeSweepHandler } from './sweep/change-sweep';
import { ChangeSupervisionHandler } from './write/change-supervision';
import { SupervisionFacts } from './write/supervision-facts';

/** 电子监察. The ports it asks for, and the jurisdiction, are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [
    SupervisionFacts,
    ChangeSupervisionHandler,
    ChangeSweepHandler,
    ListCardsHandler,
    GetCardHandler,
    GetCardComputationHandler,
  ],
})
export class SupervisionModule {}
