import { defineContext } from '@sealtrail/event-sourcing';
import { CatalogModule } from './catalog.module';
import { withPresentTerms } from './domain/item-upcasters';
import { published } from './published';
import { catalogReport } from './read/catalog-report-view';
import { departments, officials } from './read/departments-view';
import { items } from './read/items-view';
import { catalogRejections } from './rejections';

/** 部门与事项: departments, their officials with mandates, and the items that can be applied for. */
export const catalogContext = defineContext({
  name: 'catalog',
  module: CatalogModule,
  projections: [catalogReport, departments, items, officials],
  neverParked: ['item'],
  published,
  // Stored before items had scenarios and entrusted windows.
  upcasters: { ItemDefined: (data) => ({ type: 'ItemDefined', data: withPresentTerms(data) }) },
  rejections: catalogRejections,
});
