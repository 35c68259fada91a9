import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { DirectoryKind } from '@sealtrail/catalog';
import { NamedCodeView } from './names-in-record';

const NAMED = 'sealtrail:named';
const RECORDED = 'sealtrail:recorded';
const MEMBERS = 'swagger/apiModelPropertiesArray';
const MEMBER = 'swagger/apiModelProperties';

/**
 * A member of an answer with a code, or a list of codes, and the member for its display name. The name of an official is looked up within the
 * `department` of the same object.
 */
export type DisplayNameMember = { readonly member: string; readonly kind: DirectoryKind; readonly name: string };

/** The members of a response class with display names, and those that hold such classes. */
export type DisplayNamePlan = {
  readonly named: readonly DisplayNameMember[];
  readonly nested: readonly { readonly member: string; readonly plan: DisplayNamePlan }[];
  /** The member that is shown as recorded, with `names` as its sibling. */
  readonly recorded: string | null;
};

const DESCRIPTION: Readonly<Record<DirectoryKind, string>> = {
  department: '部门名称: current name; null: unknown department.',
  official: '姓名: current name; null: none, or not visible to you.',
  item: '事项名称: of the version in force today, otherwise of the latest; null: unknown.',
};

const OF_RECORD =
  'What the codes in the record beside it are called today; without those that are not known, or not for you to know.';

/**
 * Marks a member with a code: its display name is added as a sibling member (`department`, `departmentName`; `departments`, `departmentNames`). It is
 * looked up on every read, so that a renamed department has its current name.
 */
export const WithDisplayName =
  (kind: DirectoryKind): PropertyDecorator =>
  (prototype, property) => {
    const member = String(property);
    const isList = Reflect.getMetadata('design:type', prototype, property) === Array;
    const name = isList ? `${member.replace(/s$/, '')}Names` : `${member}Name`;
    const type = prototype.constructor;
    Reflect.defineMetadata(NAMED, [...displayNameMembersOf(type), { member, kind, name }], type);
    const description = DESCRIPTION[kind];
    const said = isList
      ? {
          type: 'array' as const,
          items: { type: 'string', nullable: true },
          description: `${description} In the order of the codes.`,
        }
      : { type: String, nullable: true, description };
    ApiProperty({ ...said, required: false })(prototype, name);
  };

/**
 * Marks a member that is shown as recorded or declared, and therefore not modified: the sibling member `names` lists the display names of its codes.
 */
export const WithNamesOfItsCodes = (): PropertyDecorator => (prototype, property) => {
  const type = prototype.constructor;
  if (recordedMemberOf(type) !== null) throw new Error(`${type.name} shows two records, and has one list of names`);
  Reflect.defineMetadata(RECORDED, String(property), type);
  ApiProperty({ type: [NamedCodeView], description: OF_RECORD, required: false })(prototype, 'names');
};

const recordedMemberOf = (type: object): string | null =>
  (Reflect.getMetadata(RECORDED, type) as string | undefined) ?? null;

export const displayNameMembersOf = (type: object): readonly DisplayNameMember[] =>
  (Reflect.getMetadata(NAMED, type) as readonly DisplayNameMember[] | undefined) ?? [];

const plans = new Map<unknown, DisplayNamePlan | null>();

/** `null`: no member has a display name. */
export function displayNamePlanOf(type: Type): DisplayNamePlan | null {
  const known = plans.get(type);
  if (known !== undefined) return known;
  // Response classes are not recursive.
  const nested = membersOf(type).flatMap(({ member, type: held }) => {
    const plan = displayNamePlanOf(held);
    return plan === null ? [] : [{ member, plan }];
  });
  const named = displayNameMembersOf(type);
  const recorded = recordedMemberOf(type);
  const plan = named.length + nested.length === 0 && recorded === null ? null : { named, nested, recorded };
  plans.set(type, plan);
  return plan;
}

/** The members of a response class, with the declared class of each. */
export function membersOf({ prototype }: Type): readonly { readonly member: string; readonly type: Type }[] {
  const members: readonly string[] = Reflect.getMetadata(MEMBERS, prototype) ?? [];
  return members.flatMap((marked) => {
    const member = marked.slice(1);
    const told: { type?: unknown } | undefined = Reflect.getMetadata(MEMBER, prototype, member);
    const type = Array.isArray(told?.type) ? told.type[0] : told?.type;
    return isClass(type) ? [{ member, type }] : [];
  });
}

const isClass = (value: unknown): value is Type =>
  typeof value === 'function' && typeof value.prototype === 'object' && value.prototype !== null;
