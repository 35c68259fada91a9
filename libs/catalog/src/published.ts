import { type Publications, publish } from '@sealtrail/event-sourcing';
import type { DepartmentDefined } from './domain/department-events';
import type { ItemEvent } from './domain/item-events';

/** The list of items is public (行政许可法 art. 30). Appointments are not published: they name people. */
export const published: Publications = {
  ...publish<ItemEvent>(['ItemDefined', 'ItemWithdrawn'], {
    audience: 'reference',
    bounds: { by: 'nothing' },
    subject: ({ data }) => data.item,
  }),
  ...publish<DepartmentDefined>(['DepartmentDefined'], {
    audience: 'reference',
    bounds: { by: 'nothing' },
    subject: ({ data }) => data.department,
  }),
};
