import { cardBases, dayReasons, dayUnits } from 'virtual:terms';
import type { FunctionalComponent } from 'vue';
import type { Answer } from '../../api/client';
import { say, type Text } from '../../words/language';
import { termOf } from '../../words/terms';
import { timeOf } from '../../words/times';

const WORDS = {
  rule: { zh: '规则', en: 'The rule' },
  articles: { zh: '法律依据：{articles}', en: 'Articles: {articles}' },
  policy: { zh: '监察策略：{id}（第 {version} 版）', en: 'Policy: {id} (version {version})' },
  title: { zh: '计算', en: 'The computation' },
  atIssue: { zh: '发牌时所知', en: 'As known when issued' },
  now: { zh: '现在所知', en: 'As known now' },
  basis: { zh: '计算依据', en: 'Basis' },
  startedAt: { zh: '起算时间', en: 'Started' },
  terms: { zh: '期限', en: 'Term' },
  limit: { zh: '届满日', en: 'Last day' },
  fell: { zh: '触发时刻', en: 'Fell' },
  used: { zh: '已计日数', en: 'Days counted' },
  pauses: { zh: '特别程序', en: 'Special procedures' },
  charged: { zh: '被监察的理由', en: 'Why charged' },
  falls: { zh: '按所知是否触发', en: 'Falls by what was known' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  none: { zh: '无', en: 'none' },
  goesOn: { zh: '仍在继续', en: 'goes on' },
  neverRan: { zh: '按现在所知，该计时未曾起算', en: 'By what is known now this clock never ran' },
  dayByDay: { zh: '逐日计算', en: 'Day by day' },
  date: { zh: '日期', en: 'Date' },
  day: { zh: '第 {day} 日', en: 'day {day}' },
  skipped: { zh: '不计', en: 'skipped' },
} as const satisfies Readonly<Record<string, Text>>;

type Whole = Answer<'/v1/cards/{id}/computation'>;
type Computed = Whole['asKnownThen'];
type Day = Computed['days'][number];

/** The rule in words, and its computation day by day: as known when the card was issued, and as known now. */
export const Computation: FunctionalComponent<{ readonly whole: Whole }> = ({ whole }) => (
  <>
    {ruleOf(whole.asKnownThen)}
    {sideBySide(whole)}
    {dayByDay(whole)}
  </>
);
Computation.props = ['whole'];

const ruleOf = ({ rule, policy }: Computed) => (
  <section>
    <h2>{say(WORDS.rule)}</h2>
    <ol>
      {rule.words.statements.map(({ code, text }) => (
        <li key={code}>{text}</li>
      ))}
    </ol>
    <p>{say(WORDS.articles, { articles: rule.articles.text })}</p>
    <p>{say(WORDS.policy, { id: policy.id, version: policy.version })}</p>
  </section>
);

function sideBySide({ asKnownThen: then, asKnownNow: now, fallsNow }: Whole) {
  const rows: readonly (readonly [Text, (computed: Computed) => string])[] = [
    [WORDS.basis, ({ basis }) => termOf(cardBases, basis)],
    [WORDS.startedAt, ({ startedAt }) => timeOf(startedAt)],
    [WORDS.terms, termsOf],
    [WORDS.pauses, pausesOf],
    [WORDS.limit, ({ limit }) => (limit === null ? say(WORDS.none) : `${limit.date} 24:00`)],
    [WORDS.used, ({ usedDays }) => String(usedDays)],
    [WORDS.fell, ({ breachedAt }) => timeOf(breachedAt)],
    [WORDS.charged, ({ charged }) => charged.why.text],
    [WORDS.falls, (computed) => say(computed === then || fallsNow ? WORDS.yes : WORDS.no)],
  ];
  return (
    <section>
      <h2>{say(WORDS.title)}</h2>
      {now === null && <p>{say(WORDS.neverRan)}</p>}
      <section class="wide" tabindex={0} aria-label={say(WORDS.title)}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{say(WORDS.atIssue)}</th>
              <th scope="col">{say(WORDS.now)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, read]) => {
              const [before, after] = [read(then), now === null ? '—' : read(now)];
              return (
                <tr key={label.en} class={before === after ? '' : 'moved'}>
                  <th scope="row">{say(label)}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Both tables by date: what counted then beside what counts now. */
function dayByDay({ asKnownThen, asKnownNow }: Whole) {
  const [then, now] = [byDate(asKnownThen), byDate(asKnownNow)];
  const dates = [...new Set([...then.keys(), ...now.keys()])].sort();
  if (dates.length === 0) return null;
  return (
    <section>
      <h2>{say(WORDS.dayByDay)}</h2>
      <section class="wide" tabindex={0} aria-label={say(WORDS.dayByDay)}>
        <table class="days">
          <thead>
            <tr>
              <th scope="col">{say(WORDS.date)}</th>
              <th scope="col">{say(WORDS.atIssue)}</th>
              <th scope="col">{say(WORDS.now)}</th>
            </tr>
          </thead>
          <tbody>
            {dates.map((date) => {
              const [before, after] = [dayText(then.get(date)), dayText(now.get(date))];
              return (
                <tr
                  key={date}
                  class={[before === after ? '' : 'moved', then.get(date)?.counted === false && 'skipped']}
                >
                  <th scope="row">{date}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const byDate = (computed: Computed | null): ReadonlyMap<string, Day> =>
  new Map((computed?.days ?? []).map((day) => [day.date, day]));

function dayText(day: Day | undefined): string {
  if (day === undefined) return '';
  const count = day.day === null ? say(WORDS.skipped) : say(WORDS.day, { day: day.day });
  const why = [termOf(dayReasons, day.reason), day.source, day.saidBy?.document].filter((part) => part != null);
  return `${count} · ${why.join(' ')}`;
}

function termsOf({ terms }: Computed): string {
  if (terms.length === 0) return say(WORDS.none);
  return terms.map(({ days, unit }) => `${days} ${termOf(dayUnits, unit)}`).join(' + ');
}

function pausesOf({ pauses }: Computed): string {
  if (pauses.length === 0) return say(WORDS.none);
  return pauses
    .map(({ from, to, basis }) => [`${from} – ${to ?? say(WORDS.goesOn)}`, basis?.procedure, basis?.legalBasis])
    .map((parts) => parts.filter((part) => part != null).join(', '))
    .join('; ');
}
