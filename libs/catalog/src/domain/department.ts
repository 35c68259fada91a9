import { type Decider, refuseFaults, shortestRegionCode } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { DepartmentCommand } from './department-commands';
import type { Level, Post } from './department-enums';
import type { DepartmentDefined, DepartmentEvent, Mandate, OfficialAppointed } from './department-events';
import { type DepartmentDecisionContext, departmentFaults, officialFaults } from './department-rules';
import { checkUscc } from './uscc';

/** An official as last appointed. */
export type Official = {
  readonly name: string;
  readonly posts: readonly Post[];
  readonly mandates: readonly Mandate[];
};

/** A department and all officials ever appointed in it, by id. */
export type Department = { readonly officials: ReadonlyMap<string, Official> } & (
  | { readonly status: 'unknown' }
  | {
      readonly status: 'defined';
      readonly department: string;
      readonly name: string;
      readonly region: string;
      readonly level: Level;
      readonly uscc: string | null;
      readonly usccValid: boolean | null;
      readonly parent: string | null;
    }
);

export const departmentStream = (code: string): string => `department-${code}`;

/** A department, and who may act for it since when: every check of post and mandate is based on this state. */
export const departmentDecider: Decider<Department, DepartmentCommand, DepartmentEvent, DepartmentDecisionContext> = {
  initial: { status: 'unknown', officials: new Map() },

  decide: {
    DefineDepartment: ({ department, name, region, level, uscc, parent, at }, state, known) => {
      refuseFaults(departmentFaults({ department, region, uscc, parent }, known));
      const usccValid = uscc === null ? null : checkUscc(uscc) === 'valid';
      const data = {
        department,
        name,
        region: shortestRegionCode(region),
        level,
        uscc,
        usccValid,
        parent,
        definedAt: at,
      };
      return isDefinedAs(state, data) ? [] : [{ type: 'DepartmentDefined', data }];
    },

    AppointOfficial: ({ official, name, posts, mandates, at }, state) => {
      if (state.status === 'unknown') throw reject('department.not-found');
      refuseFaults(officialFaults({ posts, mandates, isNew: !state.officials.has(official) }));
      const data = {
        department: state.department,
        official,
        region: state.region,
        name,
        posts: [...posts],
        mandates: mandates.map(({ from, to, items }) => ({ from, to, items: items === null ? null : [...items] })),
        appointedAt: at,
      };
      return isAppointedAs(state.officials.get(official), data) ? [] : [{ type: 'OfficialAppointed', data }];
    },
  },

  evolve: {
    DepartmentDefined: (state, { department, name, region, level, uscc, usccValid, parent }) => ({
      status: 'defined',
      department,
      name,
      region,
      level,
      uscc,
      usccValid,
      parent,
      officials: state.officials,
    }),
    OfficialAppointed: (state, { official, name, posts, mandates }) => ({
      ...state,
      officials: new Map(state.officials).set(official, { name, posts, mandates }),
    }),
  },
};

const isDefinedAs = (state: Department, data: DepartmentDefined['data']): boolean =>
  state.status === 'defined' &&
  state.name === data.name &&
  state.region === data.region &&
  state.level === data.level &&
  state.uscc === data.uscc &&
  state.parent === data.parent;

const isAppointedAs = (before: Official | undefined, { name, posts, mandates }: OfficialAppointed['data']): boolean =>
  before !== undefined &&
  before.name === name &&
  JSON.stringify([before.posts, before.mandates]) === JSON.stringify([posts, mandates]);
