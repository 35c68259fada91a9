import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Directed } from '@sealtrail/catalog';

const NAMED = 'sealtrail:named';
const MEMBERS = 'swagger/apiModelPropertiesArray';
const MEMBER = 'swagger/apiModelProperties';

/**
 * A member of an answer that holds a code, or a list of them, and the member that says what it is called. An official's name is
 * told within the `department` that stands beside the code.
 */
export type NamedMember = { readonly member: string; readonly kind: Directed; readonly name: string };

/** What of a class of answers has names, and which of its members hold such classes. */
export type NamingPlan = {
  readonly named: readonly NamedMember[];
  readonly inside: readonly { readonly member: string; readonly plan: NamingPlan }[];
};

const DESCRIPTION: Readonly<Record<Directed, string>> = {
  department: '部门名称: what it is called today; null: of no department that is known.',
  official: '姓名, as known today; null: nobody, or not for you to know.',
  item: '事项名称: of the version in force today, else of the latest; null: not known.',
};

/**
 * Marks a member that holds a code: what it is called stands beside it, in a member of its own (`department`,
 * `departmentName`; `departments`, `departmentNames`). It is looked up when it is read, so that a renamed department is
 * found by the name that it has.
 */
export const Named =
  (kind: Directed): PropertyDecorator =>
  (prototype, property) => {
    const member = String(property);
    const isList = Reflect.getMetadata('design:type', prototype, property) === Array;
    const name = isList ? `${member.replace(/s$/, '')}Names` : `${member}Name`;
    const type = prototype.constructor;
    Reflect.defineMetadata(NAMED, [...namedMembersOf(type), { member, kind, name }], type);
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

export const namedMembersOf = (type: object): readonly NamedMember[] =>
  (Reflect.getMetadata(NAMED, type) as readonly NamedMember[] | undefined) ?? [];

const plans = new Map<unknown, NamingPlan | null>();

/** `null`: nothing in it has a name. */
export function namingPlanOf(type: Type): NamingPlan | null {
  const known = plans.get(type);
  if (known !== undefined) return known;
  // No class of answers holds itself.
  const inside = membersOf(type).flatMap(({ member, type: held }) => {
    const plan = namingPlanOf(held);
    return plan === null ? [] : [{ member, plan }];
  });
  const named = namedMembersOf(type);
  const plan = named.length + inside.length === 0 ? null : { named, inside };
  plans.set(type, plan);
  return plan;
}

/** The members of a class of answers, with the class that each is declared of. */
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
