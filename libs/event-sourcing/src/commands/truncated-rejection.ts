import type { ListEntry, Parameters } from '../words/localized-text';
import type { RejectionData } from './rejection';

/** Maximum characters of a request text that a rejection repeats. */
export const REJECTION_TEXT_MAX = 200;

/**
 * A rejection as it is stored, and returned from the first response on: texts it repeats from the request are truncated, so
 * that a refused command cannot store long texts.
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
