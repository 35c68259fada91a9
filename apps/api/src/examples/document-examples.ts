import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language } from '@sealtrail/event-sourcing';
import type { RouteExample, RouteExamples } from './route-example';

type Operation = {
  description?: string;
  readonly parameters?: readonly { readonly name: string; example?: unknown }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { example?: unknown }>> };
};

/** Writes the examples into the document: required values are filled in, and the description names the demo key to try it with. */
export function documentExamples({ paths }: OpenAPIObject, examples: RouteExamples, language: Language): void {
  for (const [route, example] of Object.entries(examples)) {
    const [method = '', path = ''] = route.split(' ');
    const operation = paths[path]?.[method.toLowerCase() as 'get'] as Operation | undefined;
    // A server with the real clock does not have this route.
    if (operation === undefined) continue;
    operation.description = [operation.description, wordsOf(example, language)].filter((part) => part).join('\n\n');
    for (const parameter of operation.parameters ?? []) {
      const value = example.parameters?.[parameter.name];
      if (value !== undefined) parameter.example = value;
    }
    const json = operation.requestBody?.content?.['application/json'];
    if (json !== undefined && example.body !== undefined) json.example = example.body;
  }
}

function wordsOf({ key, told = [], after }: RouteExample, language: Language): string {
  const secrets = told.map((member) => `\`${member}\``).join(language === 'zh' ? '、' : ', ');
  if (language === 'zh') {
    return [
      key === null
        ? '示例适用于 `npm run demo` 的服务器。'
        : `示例适用于 \`npm run demo\` 的服务器，用其密钥 \`${key}\`。`,
      ...(told.length === 0 ? [] : [`${secrets} 属秘密，由演示启动时给出。`]),
      ...(after === undefined ? [] : [`先以 \`PUT /v1/clock\` 拨到 \`${after}\`。`]),
    ].join('');
  }
  return [
    `The example is one of \`npm run demo\`${key === null ? '' : `, with its key \`${key}\``}.`,
    ...(told.length === 0 ? [] : [`Its ${secrets}: secret, told by the demo when it starts.`]),
    ...(after === undefined ? [] : [`Move \`PUT /v1/clock\` to \`${after}\` first.`]),
  ].join(' ');
}
