import { type Language, type LocalizedText, termOf } from '@sealtrail/event-sourcing';
import { cardLevels } from '@sealtrail/policy';
import { cardBases, cardStatuses, ruleIds } from '@sealtrail/supervision';
import { dayReasons, dayUnits, localTimeOf } from '@sealtrail/working-days';
import { HTML_LANGUAGE, Html, html, type RoutePage } from '../http/html';
import type { CardComputationView, ExplainedComputationView, RestingFactView } from './card-computation.view';
import { COMPUTATION_STYLE } from './computation-page-style';
import { factTitleOf } from './resting-fact-titles';

/** With the names that are put beside the codes. */
type Shown = CardComputationView & {
  readonly itemName?: string | null;
  readonly departmentName?: string | null;
  readonly officialName?: string | null;
};
type Computed = ExplainedComputationView | null;

const LABELS = {
  title: { zh: '监察牌计算过程', en: 'Computation of a card' },
  number: { zh: '办件编号', en: 'Case number' },
  item: { zh: '事项', en: 'Item' },
  rule: { zh: '监察规则', en: 'Rule' },
  level: { zh: '级别', en: 'Level' },
  status: { zh: '状态', en: 'Status' },
  department: { zh: '被监察部门', en: 'Department charged' },
  official: { zh: '被监察人', en: 'Official charged' },
  nobody: { zh: '未指明人员', en: 'nobody by name' },
  issuedAt: { zh: '发牌时间', en: 'Issued' },
  ruleInWords: { zh: '规则', en: 'The rule' },
  articles: { zh: '法律依据', en: 'Articles' },
  policy: { zh: '监察策略', en: 'Policy' },
  computation: { zh: '计算', en: 'The computation' },
  atIssue: { zh: '发牌时所知', en: 'As known when issued' },
  now: { zh: '现在所知', en: 'As known now' },
  knownAt: { zh: '所知截至', en: 'Known up to' },
  basis: { zh: '计算依据', en: 'Basis' },
  startedAt: { zh: '起算时间', en: 'Started' },
  terms: { zh: '期限', en: 'Term' },
  limit: { zh: '届满日', en: 'Last day' },
  fellAt: { zh: '触发时刻', en: 'Fell' },
  used: { zh: '已计日数', en: 'Days counted' },
  pauses: { zh: '特别程序', en: 'Special procedures' },
  calendar: { zh: '日历（版本）', en: 'Calendar (version)' },
  charged: { zh: '被监察的理由', en: 'Why charged' },
  ended: { zh: '计时已结束', en: 'The clock had ended' },
  falls: { zh: '按现在所知是否触发', en: 'Falls by what is known now' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  none: { zh: '无', en: 'none' },
  goesOn: { zh: '仍在继续', en: 'goes on' },
  untold: { zh: '未书面告知', en: 'not told in writing' },
  dayByDay: { zh: '逐日计算', en: 'Day by day' },
  date: { zh: '日期', en: 'Date' },
  day: { zh: '第 {day} 日', en: 'day {day}' },
  skipped: { zh: '不计', en: 'skipped' },
  provisional: { zh: '待放假通知', en: 'no notice yet' },
  changed: { zh: '此后得知的情况', en: 'What has become known since' },
  facts: { zh: '所依据的事实', en: 'The facts it rests on' },
  position: { zh: '日志位置', en: 'Position' },
  fact: { zh: '事实', en: 'Fact' },
  happened: { zh: '发生时间', en: 'Happened' },
  recorded: { zh: '登记时间', en: 'Recorded' },
  neverRan: { zh: '按现在所知，该计时未曾起算', en: 'By what is known now this clock never ran' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** 计算过程 for people: A4, without scripts; every text in it is escaped. */
export const computationPage: RoutePage = {
  style: COMPUTATION_STYLE,
  of: (answer, language) => new ComputationPage(answer as Shown, language).whole,
};

class ComputationPage {
  constructor(
    private readonly card: Shown,
    private readonly language: Language,
  ) {}

  get whole(): Html {
    const { card, language } = this;
    const title = `${this.label('title')} ${card.number}`;
    return html`<!doctype html>
<html lang="${HTML_LANGUAGE[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>${STYLE_ELEMENT}</head><body>
<h1>${this.label('title')}</h1>
${this.heading}
${this.rule}
${this.sideBySide}
${this.changes}
${this.dayByDay}
${this.facts}
</body></html>
`;
  }

  private get heading(): Html {
    const { card, language } = this;
    const { number, item, rule, clock, level, status, department, official, issuedAt } = card;
    return this.list([
      ['number', number],
      ['item', named(item, card.itemName)],
      ['rule', `${termOf(ruleIds, rule, language)} (${clock})`],
      ['level', termOf(cardLevels, level, language)],
      ['status', termOf(cardStatuses, status, language)],
      ['department', named(department, card.departmentName)],
      ['official', official === null ? this.label('nobody') : named(official, card.officialName)],
      ['issuedAt', this.time(issuedAt)],
    ]);
  }

  private get rule(): Html {
    const { rule, policy } = this.card.asKnownThen;
    return html`<section><h2>${this.label('ruleInWords')}</h2>
<ol>${rule.words.statements.map(({ text }) => html`<li>${text}</li>`)}</ol>
${this.list([
  ['articles', rule.articles.text],
  ['policy', `${policy.id} (${policy.version})`],
])}</section>`;
  }

  private get sideBySide(): Html {
    const { card } = this;
    const { asKnownThen: then, asKnownNow: now } = card;
    const row = (name: keyof typeof LABELS, read: (computed: ExplainedComputationView) => string): Html =>
      html`<tr><th scope="row">${this.label(name)}</th><td>${read(then)}</td><td>${now === null ? '—' : read(now)}</td></tr>`;
    return html`<section><h2>${this.label('computation')}</h2>
${now === null ? html`<p>${this.label('neverRan')}</p>` : ''}
<div class="wide"><table><thead><tr><th></th><th scope="col">${this.label('atIssue')}</th><th scope="col">${this.label('now')}</th></tr></thead><tbody>
${[
  row('knownAt', ({ knownAt }) => this.time(knownAt)),
  row('basis', ({ basis }) => termOf(cardBases, basis, this.language)),
  row('startedAt', ({ startedAt }) => this.time(startedAt)),
  row('terms', ({ terms }) => this.terms(terms)),
  row('pauses', (computed) => this.pauses(computed)),
  row('limit', ({ limit }) => (limit === null ? this.label('none') : `${limit.date} 24:00`)),
  row('fellAt', ({ breachedAt }) => this.time(breachedAt)),
  row('used', ({ usedDays }) => String(usedDays)),
  row('ended', ({ endedAt }) => (endedAt === undefined ? this.label('no') : this.time(endedAt))),
  row('calendar', ({ calendar }) => `${calendar.id} (${calendar.version})`),
  row('charged', ({ charged }) => charged.why.text),
]}
<tr><th scope="row">${this.label('falls')}</th><td>${this.label('yes')}</td><td>${this.label(card.fallsNow ? 'yes' : 'no')}</td></tr>
</tbody></table></div></section>`;
  }

  private get changes(): Html {
    const { recomputations, revocation } = this.card;
    const said = [...recomputations, ...(revocation === null ? [] : [revocation])];
    if (said.length === 0) return html``;
    const items = said.map(({ at, reason }) => html`<li>${this.time(at)} ${reason.text}</li>`);
    return html`<section><h2>${this.label('changed')}</h2><ul>${items}</ul></section>`;
  }

  /** Both tables by date: what counted then beside what counts now. */
  private get dayByDay(): Html {
    const { asKnownThen: then, asKnownNow: now } = this.card;
    const [before, after] = [byDate(then), byDate(now)];
    const dates = [...new Set([...before.keys(), ...after.keys()])].sort();
    if (dates.length === 0) return html``;
    const rows = dates.map((date) => {
      const [one, other] = [this.said(before.get(date)), this.said(after.get(date))];
      return html`<tr${one === other ? '' : MOVED}><th scope="row">${date}</th><td>${one}</td><td>${other}</td></tr>`;
    });
    return html`<section><h2>${this.label('dayByDay')}</h2><div class="wide"><table><thead><tr><th scope="col">${this.label('date')}</th><th scope="col">${this.label('atIssue')}</th><th scope="col">${this.label('now')}</th></tr></thead><tbody>
${rows}
</tbody></table></div></section>`;
  }

  private get facts(): Html {
    const { asKnownThen: then, asKnownNow: now } = this.card;
    const all = new Map<string, RestingFactView>();
    for (const { facts } of [then, ...(now === null ? [] : [now])]) {
      for (const fact of [...facts.clock, ...facts.charge, ...facts.calendar, ...facts.policy]) {
        all.set(`${fact.stream} ${fact.revision}`, fact);
      }
    }
    const inOrder = [...all.values()].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
    const rows = inOrder.map(
      ({ type, stream, revision, position, occurredAt, recordedAt }) =>
        html`<tr><td>${factTitleOf(type, this.language)}<br><small>${stream} / ${revision}</small></td><td>${occurredAt === null ? '—' : this.time(occurredAt)}</td><td>${this.time(recordedAt)}</td><td class="position">${position}</td></tr>`,
    );
    return html`<section><h2>${this.label('facts')}</h2><div class="wide"><table><thead><tr><th scope="col">${this.label('fact')}</th><th scope="col">${this.label('happened')}</th><th scope="col">${this.label('recorded')}</th><th scope="col">${this.label('position')}</th></tr></thead><tbody>
${rows}
</tbody></table></div></section>`;
  }

  private list(rows: readonly (readonly [keyof typeof LABELS, string])[]): Html {
    return html`<dl>${rows.map(([name, text]) => html`<div><dt>${this.label(name)}</dt><dd>${text}</dd></div>`)}</dl>`;
  }

  private said(day: ExplainedComputationView['days'][number] | undefined): string {
    if (day === undefined) return '';
    const { language } = this;
    const count = day.day === null ? this.label('skipped') : this.label('day').replace('{day}', String(day.day));
    const why = [termOf(dayReasons, day.reason, language), day.source, day.saidBy?.document ?? null];
    const more = [
      ...why.filter((part) => part !== null),
      ...(day.suspension === null ? [] : [`#${day.suspension}`]),
      ...(day.provisional ? [this.label('provisional')] : []),
    ];
    return `${count} · ${more.join(' ')}`;
  }

  private terms(terms: ExplainedComputationView['terms']): string {
    if (terms.length === 0) return this.label('none');
    return terms.map(({ days, unit }) => `${days} ${termOf(dayUnits, unit, this.language)}`).join(' + ');
  }

  private pauses({ pauses }: ExplainedComputationView): string {
    if (pauses.length === 0) return this.label('none');
    return pauses
      .map(({ from, to, basis }) => {
        const until = `${from} – ${to ?? this.label('goesOn')}`;
        if (basis === null) return until;
        const told = basis.noticedAt === null ? this.label('untold') : this.time(basis.noticedAt);
        return `#${basis.suspension} ${until}, ${basis.procedure}, ${basis.legalBasis}, ${told}`;
      })
      .join(this.language === 'zh' ? '；' : '; ');
  }

  private label(name: keyof typeof LABELS): string {
    return LABELS[name][this.language];
  }

  private time(at: string): string {
    return localTimeOf(at, this.card.asKnownThen.zone);
  }
}

const MOVED = new Html(' class="moved"');
const STYLE_ELEMENT = new Html(`<style>${COMPUTATION_STYLE}</style>`);

const named = (code: string, name: string | null | undefined): string => (name == null ? code : `${name} (${code})`);

const byDate = (computed: Computed): ReadonlyMap<string, ExplainedComputationView['days'][number]> =>
  new Map((computed?.days ?? []).map((day) => [day.date, day]));
