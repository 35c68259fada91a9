import { circularKinds } from '@sealtrail/efficiency';
import { type Language, type LocalizedText, termOf } from '@sealtrail/event-sourcing';
import { HTML_LANGUAGE, Html, html, type RoutePage } from '../http/html';
import { COMPUTATION_STYLE } from '../supervision/computation-page-style';
import type { CircularRowView, CircularView } from './circulars.view';

/** With the names that are put beside the codes. */
type ShownRow = CircularRowView & { readonly departmentName?: string | null; readonly officialName?: string | null };
type Shown = CircularView & { readonly rows: readonly ShownRow[] };

const LABELS = {
  number: { zh: '文号', en: 'Number' },
  date: { zh: '落款日期', en: 'Date' },
  seal: { zh: '印章', en: 'Seal' },
  draft: { zh: '未发布的稿本', en: 'Draft, not published' },
  version: { zh: '版次', en: 'Version' },
  region: { zh: '行政区划', en: 'Region' },
  period: { zh: '报告期', en: 'Period' },
  departments: { zh: '部门', en: 'Departments' },
  officials: { zh: '工作人员', en: 'Officials' },
  rank: { zh: '名次', en: 'Rank' },
  name: { zh: '对象', en: 'About' },
  received: { zh: '收件', en: 'Received' },
  closed: { zh: '办结', en: 'Closed' },
  firstCheck: { zh: '收件审查按时率', en: 'First checks in time' },
  wellRated: { zh: '好评率', en: 'Well rated' },
  warning: { zh: '预警', en: 'Warnings' },
  yellow: { zh: '黄牌', en: 'Yellow' },
  red: { zh: '红牌', en: 'Red' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  converted: { zh: '预警转化率', en: 'Converted' },
  promise: { zh: '承诺按期率', en: 'Within promise' },
  statute: { zh: '法定按期率', en: 'Within statute' },
  overdue: { zh: '超期未结', en: 'Overdue' },
  score: { zh: '得分', en: 'Score' },
} as const satisfies Readonly<Record<string, LocalizedText>>;
type Label = keyof typeof LABELS;

/** 通报 for print: A4, without scripts; every text in it is escaped. */
export const circularPage: RoutePage = {
  style: COMPUTATION_STYLE,
  of: (answer, language) => new CircularPage(answer as Shown, language).whole,
};

class CircularPage {
  constructor(
    private readonly circular: Shown,
    private readonly language: Language,
  ) {}

  get whole(): Html {
    const { kind, rows, period } = this.circular;
    const title = termOf(circularKinds, kind, this.language);
    const of = (subject: CircularRowView['subject']) => rows.filter((row) => row.subject === subject);
    return html`<!doctype html>
<html lang="${HTML_LANGUAGE[this.language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} ${period.text}</title>${STYLE_ELEMENT}</head><body>
<h1>${title}</h1>
${this.heading}
${this.section('departments', of('department'))}
${this.section('officials', of('official'))}
</body></html>
`;
  }

  private get heading(): Html {
    const { region, period, publication } = this.circular;
    const lines: readonly (readonly [Label, string])[] = [
      ['region', region],
      ['period', `${period.text} (${period.from} – ${period.to})`],
      ...(publication === null
        ? ([['number', this.label('draft')]] as const)
        : ([
            ['number', publication.document.number],
            ['date', publication.document.date],
            ['seal', publication.document.seal],
            ['version', String(publication.version)],
          ] as const)),
    ];
    return html`<dl>${lines.map(([name, text]) => html`<div><dt>${this.label(name)}</dt><dd>${text}</dd></div>`)}</dl>`;
  }

  private section(title: Label, rows: readonly ShownRow[]): Html {
    if (rows.length === 0) return html``;
    const columns = COLUMNS.filter(([name]) => name !== 'rank' || rows.some(({ rank }) => rank !== null));
    return html`<section><h2>${this.label(title)}</h2><div class="wide"><table><thead><tr>${columns.map(
      ([name]) => html`<th scope="col">${this.label(name)}</th>`,
    )}</tr></thead><tbody>
${rows.map((row) => html`<tr>${columns.map(([, read]) => html`<td>${read(row)}</td>`)}</tr>`)}
</tbody></table></div></section>`;
  }

  private label(name: Label): string {
    return LABELS[name][this.language];
  }
}

const STYLE_ELEMENT = new Html(`<style>${COMPUTATION_STYLE}</style>`);

const shown = (value: number | null): string => (value === null ? '—' : String(value));

/** Both integers stand beside the percentage. */
const shareOf = (share: CircularRowView['dueWithinPromise']): string =>
  share === null || share.percent === null ? '—' : `${share.percent}% (${share.numerator}/${share.denominator})`;

const named = (code: string, name: string | null | undefined): string => (name == null ? code : `${name} (${code})`);

const nameOf = ({ department, departmentName, official, officialName }: ShownRow): string => {
  const unit = named(department, departmentName);
  return official === null ? unit : `${unit} ${named(official, officialName)}`;
};

const COLUMNS: readonly (readonly [Label, (row: ShownRow) => string])[] = [
  ['rank', ({ rank }) => shown(rank)],
  ['name', nameOf],
  ['received', ({ received }) => shown(received)],
  ['closed', ({ closed }) => shown(closed)],
  ['firstCheck', ({ firstChecksInTime }) => shareOf(firstChecksInTime)],
  ['warning', ({ cards }) => String(cards.warning.effective)],
  ['yellow', ({ cards }) => String(cards.yellow.effective)],
  ['red', ({ cards }) => String(cards.red.effective)],
  ['revoked', ({ cards: { warning, yellow, red } }) => String(warning.revoked + yellow.revoked + red.revoked)],
  ['converted', ({ warningsConverted }) => shareOf(warningsConverted)],
  ['promise', ({ dueWithinPromise }) => shareOf(dueWithinPromise)],
  ['statute', ({ dueWithinStatute }) => shareOf(dueWithinStatute)],
  ['overdue', ({ openOverdue }) => (openOverdue === null ? '—' : `${openOverdue.promised} / ${openOverdue.statutory}`)],
  ['wellRated', ({ wellRated }) => shareOf(wellRated)],
  ['score', ({ score }) => shown(score)],
];
