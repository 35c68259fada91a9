import type { Projection } from '@sealtrail/event-sourcing';
import type { Level, Post } from '../domain/department-enums';
import type { DepartmentEvent, Mandate } from '../domain/department-events';

export type DepartmentRow = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly level: Level;
  readonly uscc: string | null;
  readonly usccValid: boolean | null;
  readonly parent: string | null;
  readonly departments: readonly string[];
  /** Revision of the department's stream, which includes its officials. */
  readonly revision: string;
};

/** The departments. */
export const departments: Projection<DepartmentRow, DepartmentEvent> = {
  name: 'departments.v1',
  initial: {} as DepartmentRow,
  indexes: [['code'], ['region', 'code'], ['parent', 'code']],
  on: {
    DepartmentDefined: {
      id: ({ data }) => data.department,
      fold: (_, { data, revision }) => ({
        code: data.department,
        name: data.name,
        region: data.region,
        level: data.level,
        uscc: data.uscc,
        usccValid: data.usccValid,
        parent: data.parent,
        departments: [data.department],
        revision: String(revision),
      }),
    },
    OfficialAppointed: {
      id: ({ data }) => data.department,
      fold: (row, { revision }) => ({ ...row, revision: String(revision) }),
    },
  },
};

export type OfficialRow = {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly departments: readonly string[];
  /** Region of the department when the official was last appointed. */
  readonly region: string;
  readonly posts: readonly Post[];
  readonly mandates: readonly Mandate[];
};

/** The officials of each department, with posts and mandates. */
export const officials: Projection<OfficialRow, DepartmentEvent> = {
  name: 'officials.v1',
  initial: {} as OfficialRow,
  indexes: [['department', 'id'], ['id']],
  on: {
    OfficialAppointed: {
      id: ({ data }) => `${data.department}/${data.official}`,
      fold: (_, { data }) => ({
        id: data.official,
        name: data.name,
        department: data.department,
        departments: [data.department],
        region: data.region,
        posts: data.posts,
        mandates: data.mandates,
      }),
    },
  },
};
