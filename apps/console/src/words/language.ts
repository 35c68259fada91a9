import { ref } from 'vue';

export type Language = 'zh' | 'en';
export type Text = Readonly<Record<Language, string>>;

const KEPT = 'sealtrail.language';

export const language = ref<Language>(sessionStorage.getItem(KEPT) === 'en' ? 'en' : 'zh');

export const HTML_LANGUAGE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

export function speak(next: Language): void {
  language.value = next;
  sessionStorage.setItem(KEPT, next);
}

/** A text in the language of the page, with `{name}` filled in. */
export const say = (text: Text, values: Readonly<Record<string, string | number>> = {}): string =>
  text[language.value].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
