import type { CommandMessage, Instant } from '@sealtrail/event-sourcing';
import type { Level, Post } from './department-enums';
import type { Mandate } from './department-events';

/** Adds a department (部门) to the catalogue, or changes its data. */
export type DefineDepartment = CommandMessage<
  'DefineDepartment',
  {
    readonly department: string;
    readonly name: string;
    readonly region: string;
    readonly level: Level;
    readonly uscc: string | null;
    readonly parent: string | null;
    readonly at: Instant;
  }
>;

/** Appoints an official with all posts and mandates; those omitted end. */
export type AppointOfficial = CommandMessage<
  'AppointOfficial',
  {
    readonly official: string;
    readonly name: string;
    readonly posts: readonly Post[];
    readonly mandates: readonly Mandate[];
    readonly at: Instant;
  }
>;

export type DepartmentCommand = DefineDepartment | AppointOfficial;
