import { defineRejections } from '@sealtrail/event-sourcing';
import { departmentRejections } from './rejections/department';
import { itemRejections } from './rejections/item';
import { itemListRejections } from './rejections/item-lists';
import { itemTermRejections } from './rejections/item-terms';

/** What the catalogue refuses. A definition is refused with everything that is wrong with it; the first gives the code. */
export const {
  reject,
  fault,
  catalogue: catalogRejections,
} = defineRejections({
  ...departmentRejections,
  ...itemRejections,
  ...itemListRejections,
  ...itemTermRejections,
});
