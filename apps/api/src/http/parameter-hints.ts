import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language, LocalizedText } from '@sealtrail/event-sourcing';

type Parameter = {
  readonly in: string;
  readonly required?: boolean;
  description?: string;
  example?: unknown;
  schema?: { readonly example?: unknown };
};

const SUCH_AS: LocalizedText = { zh: '例如', en: 'For example' };

/**
 * Describes the format of optional parameters in words. `/docs` fills in their examples and sends them: every route would refuse
 * an example revision (`If-Match`) or position.
 */
export function hintOptionalParameters({ paths }: OpenAPIObject, language: Language): void {
  for (const { parameters = [] } of Object.values(paths).flatMap(
    (path) => Object.values(path) as { readonly parameters?: Parameter[] }[],
  )) {
    for (const parameter of parameters) if (parameter.required !== true) hint(parameter, language);
  }
}

/** Routes share parameter objects: they are copied, not changed. */
function hint(parameter: Parameter, language: Language): void {
  const { example: told, ...schema } = parameter.schema ?? {};
  const example = parameter.example ?? told;
  if (example === undefined) return;
  const such = `${SUCH_AS[language]} \`${typeof example === 'string' ? example : JSON.stringify(example)}\`${language === 'zh' ? '。' : '.'}`;
  parameter.description = [parameter.description, such].filter((part) => part !== undefined).join(' ');
  parameter.schema = schema;
  delete parameter.example;
}
