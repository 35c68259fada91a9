import { defineRejections } from '@sealtrail/event-sourcing';
import { departmentRejections } from './rejections/department';
import { itemRejections } from './rejections/item';
import { itemListRejections } from './rejections/item-lists';
import { itemTermRejections } from './rejections/item-terms';

/** Refusals of the catalogue. A definition is refused with all its faults; the first gives the code. */
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
