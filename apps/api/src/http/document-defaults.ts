import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language, LocalizedText } from '@sealtrail/event-sourcing';

type Member = { default?: unknown; description?: string };
type Schema = { readonly properties?: Readonly<Record<string, Member>> };

const BY_DEFAULT: LocalizedText = { zh: '默认为', en: 'By default' };

/**
 * Describes the default of each body member in words. Client generators treat a member with a `default` as always present, and
 * would require it in requests.
 */
export function documentDefaults({ components }: OpenAPIObject, language: Language): void {
  for (const { properties = {} } of Object.values(components?.schemas ?? {}) as Schema[]) {
    for (const member of Object.values(properties)) documentDefault(member, language);
  }
}

function documentDefault(member: Member, language: Language): void {
  if (member.default === undefined) return;
  const words = `${BY_DEFAULT[language]} \`${JSON.stringify(member.default)}\`${language === 'zh' ? '。' : '.'}`;
  member.description = [member.description, words].filter((part) => part !== undefined).join(' ');
  delete member.default;
}
