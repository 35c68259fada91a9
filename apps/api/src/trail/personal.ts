const PERSONAL = 'sealtrail:personal';

/** Marks a member of an answer that identifies a person, or may: showing it is recorded in the access trail. */
export const Personal = (): PropertyDecorator => (prototype, member) => {
  const type = prototype.constructor;
  Reflect.defineMetadata(PERSONAL, [...personalMembersOf(type), String(member)], type);
};

/** The marked members of a response class, including inherited ones. */
export const personalMembersOf = (type: object): readonly string[] =>
  (Reflect.getMetadata(PERSONAL, type) as readonly string[] | undefined) ?? [];
