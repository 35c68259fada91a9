import type { CommandMessage, Instant } from '@sealtrail/event-sourcing';
import type { Level, Post } from './department-enums';
import type { Mandate } from './department-events';

/** Puts a department (部门) into the catalogue, or changes what is known of it. */
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

/** Names an official, with all posts and mandates they have: what is left out here is over. */
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
