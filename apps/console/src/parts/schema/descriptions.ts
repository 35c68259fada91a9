import type { Language } from '../../words/language';
import type { Schema } from './schema';

/** Names of members whose description does not begin with one. */
const NAMES: Readonly<Record<string, string>> = {
  applicant: '申请人',
  agent: '代理人',
  document: '文书',
  remedies: '救济途径',
  reconsideration: '行政复议',
  litigation: '行政诉讼',
  proofOfService: '送达回证',
  missing: '所缺材料',
  materials: '材料',
  days: '天数',
  code: '代码',
  stepId: '环节',
  revision: '轨迹序号',
  onTheSpot: '当场更正',
  procedure: '特别程序',
  endedAt: '结束时间',
};

const LABEL_CHARACTERS_MAX = 10;

/** 经办人：由…办理 → 经办人; in English the name of the member: legalBasis → Legal basis. */
export function labelOf(name: string, description: string, language: Language): string {
  if (language === 'en') {
    const words = name.replaceAll(/([A-Z])/g, (capital) => ` ${capital.toLowerCase()}`);
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  const first = firstOf(description);
  const short = first.length > LABEL_CHARACTERS_MAX ? (first.split(/[，,]/)[0] ?? first).trim() : first;
  return NAMES[name] ?? (short === '' ? name : short);
}

const firstOf = (description: string): string =>
  (description.split(/[:：。；]/)[0] ?? '').replace(/[（(].*/, '').trim();

/** What a description says besides the label. The values of an enumeration are its choices. */
export function restOf(name: string, description: string, language: Language, isEnumeration: boolean): string {
  const [head = '', ...more] = description.split('\n\n');
  const text = isEnumeration ? sentencesAfterValues(description) : more.length === 0 ? head : description;
  const plain = text.replaceAll(/\s+/g, ' ').replace(/[ 。.]*默认为 `\[\]`。/, '。');
  const label = labelOf(name, description, language);
  if (language === 'en') return plain.replace(/^[\u4e00-\u9fff /]+: /, '');
  return plain === label ? '' : plain.replace(new RegExp(`^${escaped(label)}[：:]\\s*`), '');
}

/** “…: a 甲, b 乙. Further sentences.” → “Further sentences.” */
const sentencesAfterValues = (description: string): string => /\. (.+)$/s.exec(description)?.[1] ?? '';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const CODE = '^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$';

/** Which values a member takes. */
export function ruleOf(schema: Schema, kind: string, language: Language): string {
  const { maxLength, minimum, maximum, minItems, maxItems, pattern, example } = schema;
  const zh = language === 'zh';
  if (kind === 'list') return listRule(minItems, maxItems, zh);
  if (minimum !== undefined && maximum !== undefined)
    return zh ? `${minimum}–${maximum}。` : `${minimum} to ${maximum}.`;
  if (maxLength !== undefined) return zh ? `最多 ${maxLength} 字。` : `At most ${maxLength} characters.`;
  if (pattern === CODE)
    return zh ? '代码：字母、数字和 . _ ~ -，最多 64 位。' : 'A code: letters, digits and . _ ~ -, at most 64.';
  if (pattern !== undefined && typeof example === 'string') return zh ? `例如 ${example}。` : `For example ${example}.`;
  return '';
}

function listRule(min = 0, max: number | undefined, zh: boolean): string {
  if (max === undefined) return '';
  if (min === 0) return zh ? `最多 ${max} 项。` : `At most ${max}.`;
  return zh ? `${min}–${max} 项。` : `${min} to ${max}.`;
}
