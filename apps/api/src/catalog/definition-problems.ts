import { catalogContext } from '@sealtrail/catalog';
import type { RejectionCodeOf } from '@sealtrail/event-sourcing';

type Code = RejectionCodeOf<typeof catalogContext>;

/** Codes that depend on existing state, and never apply to a definition. */
const OF_STATE: readonly Code[] = ['department.not-found', 'item.not-found', 'item.withdrawn'];

/** A definition is refused with the code of its first fault, so each may occur. */
const faultsOf = (kind: 'department' | 'item' | 'official'): readonly Code[] =>
  (Object.keys(catalogContext.rejections) as Code[]).filter(
    (code) => code.startsWith(`${kind}.`) && !OF_STATE.includes(code),
  );

export const DEPARTMENT_FAULTS = faultsOf('department');
export const OFFICIAL_FAULTS = faultsOf('official');
export const ITEM_FAULTS = faultsOf('item');
