const PERSONAL = 'sealtrail:personal';

/** Marks a member of an answer that says who somebody is, or holds what may: showing it is kept in the access trail. */
export const Personal = (): PropertyDecorator => (prototype, member) => {
  const type = prototype.constructor;
  Reflect.defineMetadata(PERSONAL, [...personalMembersOf(type), String(member)], type);
};

/** The marked members of a class of answers, with those of what it extends. */
export const personalMembersOf = (type: object): readonly string[] =>
  (Reflect.getMetadata(PERSONAL, type) as readonly string[] | undefined) ?? [];
