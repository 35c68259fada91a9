import type { ListEntry, Parameters } from '../words/localized-text';
import type { RejectionData } from './rejection';

/** Characters of a text that a refusal repeats. */
export const REJECTION_TEXT_MAX = 200;

/**
 * A refusal as it is kept for ever, and answered from the first time on: what it repeats of the request is cut, so that
 * nobody keeps a text by having it refused.
 */
export const truncatedRejection = ({ code, parameters, errors }: RejectionData): RejectionData => ({
  code,
  parameters: cutAll(parameters),
  errors: errors.map((fault) => ({ ...fault, pointer: cut(fault.pointer), parameters: cutAll(fault.parameters) })),
});

const cutAll = <Values extends Parameters>(parameters: Values): Values =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, cutValue(value)])) as Values;

const cutValue = (value: unknown): unknown => {
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return value.map(cutValue);
  return typeof value === 'object' && value !== null ? cutAll(value as ListEntry) : value;
};

function cut(text: string): string {
  if (text.length <= REJECTION_TEXT_MAX) return text;
  const characters = [...text];
  return characters.length <= REJECTION_TEXT_MAX ? text : `${characters.slice(0, REJECTION_TEXT_MAX - 1).join('')}…`;
}
