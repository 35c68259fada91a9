/** What was typed cannot be understood: said with how it is meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
