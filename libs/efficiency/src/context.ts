import { defineContext } from '@sealtrail/event-sourcing';
import { EfficiencyModule } from './efficiency.module';
import { publications } from './publication/publications-view';
import { efficiency, efficiencyDays } from './read/efficiency-view';
import { openCases } from './read/open-cases-view';
import { openOverdue } from './read/open-overdue-view';
import { efficiencyRejections } from './rejections';
import { chargedCards } from './scores/charged-cards-view';

/** 效能: how long the work took, and how much of it was late. Published reports are its only facts. */
export const efficiencyContext = defineContext({
  name: 'efficiency',
  module: EfficiencyModule,
  projections: [efficiency, efficiencyDays, openOverdue, openCases, chargedCards, publications],
  rejections: efficiencyRejections,
});
