import { appealStates, cardLevels, cardStages, cardStatuses, feedbackStates, ruleIds } from 'virtual:terms';
import { defineComponent, onMounted, ref, watch } from 'vue';
import { type Answer, ask, type QueryOf } from '../../api/client';
import { departmentChoices } from '../../api/departments';
import { download } from '../../api/download';
import { ApiProblem } from '../../api/problem';
import { usePages } from '../../api/use-pages';
import { LevelBadge } from '../../parts/badge';
import { chosen, type Filter, Filters } from '../../parts/filters';
import { ListFoot } from '../../parts/list-foot';
import { ProblemNotice } from '../../parts/problem-notice';
import { SavedViews } from '../../parts/saved-views';
import { exportButton, type Selection, tickOfAll, tickOfRow, useSelection } from '../../parts/selection';
import { Link } from '../../router/link';
import { place } from '../../router/router';
import { say, type Text } from '../../words/language';
import { choicesOf, named, termOf } from '../../words/terms';
import { timeOf } from '../../words/times';

const WORDS = {
  title: { zh: '监察牌', en: 'Cards' },
  level: { zh: '级别', en: 'Level' },
  status: { zh: '状态', en: 'Status' },
  stage: { zh: '处理环节', en: 'Stage' },
  feedback: { zh: '反馈情况', en: 'Feedback' },
  appeal: { zh: '申诉', en: 'Appeal' },
  rule: { zh: '监察规则', en: 'Rule' },
  department: { zh: '被监察部门', en: 'Department charged' },
  month: { zh: '到期月份', en: 'Month in which it fell' },
  number: { zh: '办件编号', en: 'Case' },
  item: { zh: '事项', en: 'Item' },
  fell: { zh: '到期日', en: 'Last day missed' },
  issued: { zh: '发牌时间', en: 'Issued' },
  none: {
    zh: '没有符合条件的监察牌。可以放宽或清除筛选。',
    en: 'No card matches. Choose wider filters, or clear them.',
  },
} as const satisfies Readonly<Record<string, Text>>;

type Card = Answer<'/v1/cards'>['items'][number];
type Query = QueryOf<'/v1/cards'>;

/** The list of cards, by state. */
const CardsPage = defineComponent(() => {
  const departments = ref<readonly (readonly [string, string])[]>([]);
  const filters = (): readonly Filter[] => [
    { name: 'level', label: say(WORDS.level), choices: choicesOf(cardLevels) },
    { name: 'status', label: say(WORDS.status), choices: choicesOf(cardStatuses) },
    { name: 'stage', label: say(WORDS.stage), choices: choicesOf(cardStages) },
    { name: 'feedback', label: say(WORDS.feedback), choices: choicesOf(feedbackStates) },
    { name: 'appeal', label: say(WORDS.appeal), choices: choicesOf(appealStates) },
    { name: 'rule', label: say(WORDS.rule), choices: choicesOf(ruleIds) },
    { name: 'department', label: say(WORDS.department), choices: departments.value },
    { name: 'month', label: say(WORDS.month), type: 'month' },
  ];
  const query = () => chosen(filters()) as Query;
  const cards = usePages<Card>((cursor) =>
    ask('/v1/cards', { query: { ...query(), limit: 50, totals: true, ...(cursor === undefined ? {} : { cursor }) } }),
  );
  const fileProblem = ref<ApiProblem | null>(null);
  const selection = useSelection();

  async function save(): Promise<void> {
    fileProblem.value = null;
    await download('/v1/cards', { ...query(), format: 'xlsx' }, `${say(WORDS.title)}.xlsx`).catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      fileProblem.value = error;
    });
  }

  onMounted(() => {
    void cards.restart();
    void departmentChoices()
      .then((found) => (departments.value = found))
      .catch(() => {});
  });
  watch(
    () => place.query,
    () => void cards.restart(),
  );

  return () => (
    <section>
      <h1>{say(WORDS.title)}</h1>
      <Filters filters={filters()} />
      <SavedViews filters={filters()} />
      {cards.problem.value && <ProblemNotice problem={cards.problem.value} onRetry={() => void cards.restart()} />}
      {fileProblem.value && <ProblemNotice problem={fileProblem.value} />}
      {tableOf(cards.rows.value, selection)}
      {!cards.busy.value && cards.problem.value === null && cards.rows.value.length === 0 && <p>{say(WORDS.none)}</p>}
      <ListFoot list={cards} onSave={() => void save()} />
      {exportButton({
        selection,
        title: say(WORDS.title),
        heads: COLUMNS.map((name) => say(WORDS[name])),
        lines: () => cards.rows.value.filter(({ cardId }) => selection.ids.value.has(cardId)).map(textsOf),
      })}
    </section>
  );
});

const COLUMNS = ['level', 'number', 'item', 'rule', 'department', 'fell', 'issued', 'status', 'stage'] as const;

const tableOf = (rows: readonly Card[], selection: Selection) => (
  <section class="wide" tabindex={0} aria-label={say(WORDS.title)}>
    <table>
      <thead>
        <tr>
          <th class="tick-cell">
            {tickOfAll(
              selection,
              rows.map(({ cardId }) => cardId),
            )}
          </th>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {say(WORDS[name])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{rows.map((card) => rowOf(card, selection))}</tbody>
    </table>
  </section>
);

const textsOf = (card: Card): readonly string[] => [
  termOf(cardLevels, card.level),
  card.number,
  named(card.item, card.itemName),
  termOf(ruleIds, card.rule),
  named(card.department, card.departmentName),
  card.breachedOn,
  timeOf(card.issuedAt),
  termOf(cardStatuses, card.status),
  card.stage === null ? '—' : termOf(cardStages, card.stage),
];

const rowOf = (card: Card, selection: Selection) => (
  <tr key={card.cardId}>
    {tickOfRow(selection, card.cardId, card.number)}
    <td>
      <LevelBadge level={card.level} />
    </td>
    <td>
      <Link to={`/cards/${card.cardId}`}>{{ default: () => card.number }}</Link>
    </td>
    <td>{named(card.item, card.itemName)}</td>
    <td>{termOf(ruleIds, card.rule)}</td>
    <td>
      {named(card.department, card.departmentName)}
      {card.official !== null && <small>{named(card.official, card.officialName)}</small>}
    </td>
    <td class="day">{card.breachedOn}</td>
    <td class="day">{timeOf(card.issuedAt)}</td>
    <td class="day">{termOf(cardStatuses, card.status)}</td>
    <td class="day">{card.stage === null ? '—' : termOf(cardStages, card.stage)}</td>
  </tr>
);

export { CardsPage as page };
