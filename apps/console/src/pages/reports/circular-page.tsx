import { cardLevels, circularKinds, circularSubjects, indicators, ratingLevels } from 'virtual:terms';
import { defineComponent, onMounted, shallowRef, watch } from 'vue';
import { type Answer, ask, type QueryOf } from '../../api/client';
import { departmentRegions } from '../../api/departments';
import { session } from '../../api/session';
import { useAnswer } from '../../api/use-answer';
import { chosen, type Filter, Filters } from '../../parts/filters';
import { ProblemNotice } from '../../parts/problem-notice';
import { Link } from '../../router/link';
import { place } from '../../router/router';
import { language, say, type Text } from '../../words/language';
import { choicesOf, named, termOf } from '../../words/terms';
import { timeOf, today } from '../../words/times';
import { type Column, figure, type Share, share } from './columns';
import { labelOf, type PeriodKind, periodBefore, periodChoices } from './periods';
import { ReportTable } from './report-table';
import '../../style/reports.css';

const WORDS = {
  back: { zh: '返回报表', en: 'Back to the reports' },
  region: { zh: '行政区划', en: 'Region' },
  period: { zh: '报告期', en: 'Period' },
  title: { zh: '{region} {period} 电子监察{kind}', en: '{kind} of e-supervision, {region}, {period}' },
  dates: { zh: '{from} 至 {to}；统计时间 {madeAt}', en: '{from} to {to}; counted {madeAt}' },
  published: { zh: '文号 {number}，落款 {date}，{seal}', en: '{number} of {date}, {seal}' },
  draft: { zh: '草稿：本期报表尚未发布', en: 'Draft: the report of the period is not published' },
  none: { zh: '本期没有可以通报的数据。', en: 'Nothing to tell of this period.' },
  rank: { zh: '名次', en: 'Rank' },
  department: { zh: '部门', en: 'Department' },
  official: { zh: '工作人员', en: 'Official' },
  level: { zh: '{level}（已撤销）', en: '{level} (revoked)' },
  overdue: { zh: '超期未结：承诺 / 法定', en: 'Open and overdue: promise / statute' },
  score: { zh: '得分', en: 'Score' },
  print: { zh: '打印', en: 'Print' },
} as const satisfies Readonly<Record<string, Text>>;

type Circular = Answer<'/v1/reports/circulars/{period}'>;
type Row = Circular['rows'][number];

const PERIODS: Readonly<Record<string, PeriodKind>> = {
  dailyPatrol: 'day',
  weeklyCircular: 'week',
  quarterlyAward: 'quarter',
};

/** 通报 as the document that is printed: departments, then the officials who had cards. */
const CircularPage = defineComponent(() => {
  const regions = shallowRef<readonly string[]>(ownRegion());
  const filters = (): readonly Filter[] => {
    const kind = place.query.get('kind') ?? 'monthlyCircular';
    const each = PERIODS[kind] ?? 'month';
    return [
      {
        name: 'region',
        label: say(WORDS.region),
        choices: regions.value.map((region) => [region, region] as const),
        byDefault: regions.value[0] ?? '',
      },
      {
        name: 'kind',
        label: say(circularKinds.name),
        choices: choicesOf(circularKinds),
        byDefault: 'monthlyCircular',
      },
      {
        name: 'period',
        label: say(WORDS.period),
        choices: periodChoices(today(), [each], language.value),
        byDefault: periodBefore(today(), each, 0),
      },
    ];
  };
  const circular = useAnswer((signal) => {
    const { period = '', ...query } = chosen(filters());
    return ask('/v1/reports/circulars/{period}', {
      values: { period },
      query: query as QueryOf<'/v1/reports/circulars/{period}'>,
      signal,
    });
  });

  async function load(): Promise<void> {
    if (regions.value.length === 0) regions.value = await departmentRegions().catch(() => []);
    await circular.refresh();
  }
  onMounted(() => void load());
  watch(
    () => place.query,
    () => void circular.refresh(),
  );

  return () => (
    <article class="document circular">
      <div class="no-print">
        <p>
          <Link to="/reports">{{ default: () => say(WORDS.back) }}</Link>
        </p>
        <Filters filters={filters()} />
      </div>
      {circular.problem.value && <ProblemNotice problem={circular.problem.value} onRetry={() => void load()} />}
      {circular.data.value ? documentOf(circular.data.value) : <h1>{say(circularKinds.name)}</h1>}
    </article>
  );
});

const ownRegion = (): readonly string[] => (session.caller?.region == null ? [] : [session.caller.region]);

function documentOf(circular: Circular) {
  const { rows, region, kind, period, madeAt, publication } = circular;
  const of = (subject: Row['subject']) => rows.filter((row) => row.subject === subject);
  const values = { region, kind: termOf(circularKinds, kind), period: labelOf(period.text, language.value) };
  return (
    <>
      <header class="title">
        <h1>{say(WORDS.title, values)}</h1>
        <button type="button" class="no-print" onClick={() => print()}>
          {say(WORDS.print)}
        </button>
      </header>
      <p>{publication === null ? say(WORDS.draft) : say(WORDS.published, publication.document)}</p>
      <p class="hint">{say(WORDS.dates, { ...period, madeAt: timeOf(madeAt) })}</p>
      {rows.length === 0 && <p>{say(WORDS.none)}</p>}
      {sectionOf('department', of('department'))}
      {sectionOf('official', of('official'))}
    </>
  );
}

function sectionOf(subject: Row['subject'], rows: readonly Row[]) {
  if (rows.length === 0) return null;
  const title = termOf(circularSubjects, subject);
  return (
    <section key={subject}>
      <h2>{title}</h2>
      <ReportTable label={title} columns={columnsOf(rows) as never} rows={rows} total={null} />
    </section>
  );
}

const LEVELS = ['warning', 'yellow', 'red'] as const;
const SHARES = ['dueWithinPromise', 'dueWithinStatute', 'warningsConverted'] as const;

/** The columns that any of the rows fills. */
function columnsOf(rows: readonly Row[]): readonly Column<Row>[] {
  const filled = (column: Column<Row> & { readonly has: (row: Row) => boolean }): boolean => rows.some(column.has);
  return [
    { head: WORDS.rank, cell: ({ rank }: Row) => figure(rank), has: ({ rank }: Row) => rank !== null },
    { head: WORDS.department, isText: true as const, cell: departmentOf, has: () => true },
    { head: WORDS.official, isText: true as const, cell: officialOf, has: ({ official }: Row) => official !== null },
    ...LEVELS.map((level) => ({
      head: levelHead(level),
      cell: ({ cards }: Row) => cardsText(cards[level]),
      has: () => true,
    })),
    ...SHARES.map((id) => ({
      head: indicators.terms[id] ?? indicators.name,
      cell: (row: Row) => share(row[id] as Share | null),
      has: (row: Row) => row[id] !== null,
    })),
    { head: WORDS.overdue, cell: overdueOf, has: ({ openOverdue }: Row) => openOverdue !== null },
    { head: LEVEL_NAMES, cell: ratingsOf, has: ({ ratings }: Row) => ratings !== null },
    { head: WORDS.score, cell: ({ score }: Row) => figure(score), has: ({ score }: Row) => score !== null },
  ].filter(filled);
}

const levelNames = (language: 'zh' | 'en'): string =>
  Object.values(ratingLevels.terms)
    .map((term) => term[language])
    .join(' / ');
const LEVEL_NAMES: Text = { zh: levelNames('zh'), en: levelNames('en') };
const departmentOf = ({ department, departmentName }: Row) => named(department, departmentName);
const officialOf = ({ official, officialName }: Row) => (official === null ? '—' : named(official, officialName));
const overdueOf = ({ openOverdue }: Row) =>
  openOverdue === null ? '—' : `${openOverdue.promised} / ${openOverdue.statutory}`;
const ratingsOf = ({ ratings }: Row) => (ratings === null ? '—' : Object.values(ratings).join(' / '));
const cardsText = ({ effective, revoked }: Row['cards']['red']): string =>
  revoked === 0 ? String(effective) : `${effective}（${revoked}）`;
const levelHead = (level: string): Text => {
  const term = cardLevels.terms[level] ?? cardLevels.name;
  return { zh: WORDS.level.zh.replace('{level}', term.zh), en: WORDS.level.en.replace('{level}', term.en) };
};

export { CircularPage as page };
