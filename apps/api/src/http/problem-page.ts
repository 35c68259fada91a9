import type { Language, LocalizedText } from '@sealtrail/event-sourcing';
import { adviceOf } from './advice';
import { escapeHtml, HTML_LANGUAGE } from './html';
import { statusOfKind } from './problem';
import type { DeclaredProblem } from './problem-catalogue';

/** A text of the catalogue, with `code` between backticks. */
const html = (text: string): string => escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

const STYLE = `body{font:16px/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}code{background:#8882;padding:0 .25em}dt{font-weight:600;margin-top:.8em}dd{margin:0}section{margin-top:2rem}`;

const LABELS = {
  status: { zh: '状态码', en: 'Status' },
  context: { zh: '出处', en: 'Declared by' },
  meaning: { zh: '含义', en: 'Meaning' },
  occurrence: { zh: '每次所示', en: 'Text of an occurrence' },
  parameters: { zh: '参数', en: 'Parameters' },
  advice: { zh: '怎么办', en: 'What to do' },
  retry: { zh: '可在几秒后重发', en: 'May be retried after, in seconds' },
  field: {
    zh: '某个字段的问题，只出现在其他问题的 errors 中',
    en: 'A field fault: it only occurs in the errors of other problems',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** The page behind the `type` of a problem: in both languages, the requested one first. */
export function problemPage(problem: DeclaredProblem, first: Language): string {
  const { code } = problem;
  const languages: readonly Language[] = first === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  return `<!doctype html>
<html lang="${HTML_LANGUAGE[first]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(code)}</title><style>${STYLE}</style></head><body>
<h1><code>${escapeHtml(code)}</code></h1>
${languages.map((language) => sectionOf(problem, language)).join('\n')}
<p><a href="/problems">/problems</a> · <a href="/docs">/docs</a></p>
</body></html>
`;
}

function sectionOf({ declaration, context }: DeclaredProblem, language: Language): string {
  const rows: (readonly [LocalizedText, string | undefined])[] = [
    [LABELS.status, statusOfKind(declaration.kind)?.toString() ?? LABELS.field[language]],
    ...(declaration.kind === 'field' ? [] : [[LABELS.meaning, declaration.meaning[language]] as const]),
    [LABELS.occurrence, declaration.detail?.[language]],
    [LABELS.parameters, declaration.parameters?.map((name) => `\`${name}\``).join(language === 'zh' ? '、' : ', ')],
    ...(declaration.kind === 'field'
      ? []
      : ([
          [LABELS.advice, adviceOf(declaration)[language]],
          [LABELS.retry, declaration.retryAfterSeconds?.toString()],
        ] as const)),
    [LABELS.context, context],
  ];
  const title = declaration.kind === 'field' ? declaration.detail : declaration.title;
  const list = rows.flatMap(([label, text]) =>
    text === undefined ? [] : [`<dt>${html(label[language])}</dt><dd>${html(text)}</dd>`],
  );
  return `<section lang="${HTML_LANGUAGE[language]}"><h2>${html(title[language])}</h2><dl>${list.join('')}</dl></section>`;
}
