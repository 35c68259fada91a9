import { pointerTo } from './validation-faults';

/**
 * Pointers of the members that are named like what every object, or the class of the request, has by inheritance
 * (`constructor`, `toString`, a getter of a query). What makes the object of a class out of a body drops them unseen, so
 * that no check of the class could refuse them. The depth must have been bounded.
 */
export function inheritedMemberPointers(value: unknown, prototype: object, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const below = pointerTo(pointer, name);
    if (!Array.isArray(value) && name in prototype) return [below];
    return inheritedMemberPointers(member, Object.prototype, below);
  });
}
