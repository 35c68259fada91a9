import { pointerTo } from './validation-faults';

/**
 * Pointers of members whose names are inherited properties of every object or of the request class (`constructor`, `toString`, a
 * getter of a query). The conversion of a body to a class drops them silently, so that no check could refuse them. The depth must
 * be limited already.
 */
export function inheritedMemberPointers(value: unknown, prototype: object, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const below = pointerTo(pointer, name);
    if (!Array.isArray(value) && name in prototype) return [below];
    return inheritedMemberPointers(member, Object.prototype, below);
  });
}
