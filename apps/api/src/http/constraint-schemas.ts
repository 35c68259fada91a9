import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { CODE } from '@sealtrail/event-sourcing';
import { getMetadataStorage } from 'class-validator';

type Schema = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;
type Constraint = {
  readonly name?: string;
  readonly propertyName: string;
  readonly each: boolean;
  constraints?: unknown[];
};

/**
 * Adds to the schema of every request what its validators check: lengths, patterns, ranges, no additional members, and `null` as
 * absent. What a controller declares takes precedence. Rules across fields are only described in texts.
 */
export function documentConstraints(document: OpenAPIObject, app: INestApplication): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const request of requestClassesOf(app)) {
    const schema = schemas[request.name];
    if (schema === undefined) continue;
    schema.additionalProperties = false;
    for (const check of constraintsOf(request)) {
      const member = schema.properties?.[check.propertyName] as Schema | undefined;
      if (member !== undefined) applyConstraint(check.each && member.items ? (member.items as Schema) : member, check);
    }
  }
}

/**
 * `nullable` next to a reference, a choice or an `enum` has no effect (OpenAPI 3.0.3): the other schema still refuses `null`.
 * Rewrites it everywhere to a choice of the two, or to an additional enum value.
 */
export function expandNullable(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const member of Object.values(part)) expandNullable(member);
  const schema = part as Schema;
  if (schema.nullable === true && schema.enum?.includes(null) === false) schema.enum = [...schema.enum, null];
  const choice = schema.type === undefined ? schema.anyOf : undefined;
  const reference = schema.allOf ?? choice ?? ('$ref' in schema ? [{ $ref: String(schema.$ref) }] : undefined);
  if (schema.nullable !== true || reference === undefined) return;
  for (const name of ['nullable', 'type', 'allOf', '$ref'] as const) delete (schema as Record<string, unknown>)[name];
  schema.anyOf = [...reference, { type: 'object', nullable: true, enum: [null] }];
}

/** Checks that imply a non-empty text. */
const NON_EMPTY_TEXT_CONSTRAINTS: ReadonlySet<string> = new Set([
  'isReadable',
  'isName',
  'isExternalNumber',
  'isPlainlyWritten',
]);

function applyConstraint(schema: Schema, { name, constraints: [bound, ...more] = [] }: Constraint): void {
  if (name === 'isOptional') schema.nullable = true;
  if (name === 'isCode') schema.pattern ??= CODE.source;
  if (name === 'matches' && bound instanceof RegExp) schema.pattern ??= bound.source;
  if (name === 'isLength') [schema.minLength, schema.maxLength] = [Number(bound), Number(more[0])];
  if (name === 'minLength') schema.minLength ??= Number(bound);
  if (name !== undefined && NON_EMPTY_TEXT_CONSTRAINTS.has(name)) schema.minLength ??= 1;
  if (name === 'maxLength') schema.maxLength ??= Number(bound);
  if (name === 'min') schema.minimum ??= Number(bound);
  if (name === 'max') schema.maximum ??= Number(bound);
  if (name === 'arrayMinSize') schema.minItems ??= Number(bound);
  if (name === 'arrayMaxSize') schema.maxItems ??= Number(bound);
  if (name === 'arrayUnique') schema.uniqueItems ??= true;
}

const constraintsOf = (request: Type): readonly Constraint[] =>
  getMetadataStorage().getTargetValidationMetadatas(request, '', false, false);

/** The validated classes that handlers take, and their nested classes. */
function requestClassesOf(app: INestApplication): ReadonlySet<Type> {
  const found = new Set<Type>();
  const add = (type: unknown): void => {
    if (!isClass(type) || found.has(type) || constraintsOf(type).length === 0) return;
    found.add(type);
    for (const { propertyName } of constraintsOf(type)) add(declaredType(type, propertyName));
  };
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) {
      if (!isClass(metatype)) continue;
      for (const handler of Object.getOwnPropertyNames(metatype.prototype)) {
        const taken: unknown[] = Reflect.getMetadata('design:paramtypes', metatype.prototype, handler) ?? [];
        for (const type of taken) add(type);
      }
    }
  }
  return found;
}

/** The class of a member, by `@ApiProperty` or else by its declaration; for a list, the class of its elements. */
function declaredType(request: Type, property: string): unknown {
  const told: { type?: unknown } | undefined = Reflect.getMetadata(
    'swagger/apiModelProperties',
    request.prototype,
    property,
  );
  let type: unknown = told?.type ?? Reflect.getMetadata('design:type', request.prototype, property);
  if (typeof type === 'function' && !isClass(type)) type = type();
  return Array.isArray(type) ? type[0] : type;
}

const isClass = (value: unknown): value is Type => typeof value === 'function' && value.prototype !== undefined;
