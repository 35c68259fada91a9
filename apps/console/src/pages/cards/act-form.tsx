import { defineComponent, onMounted, type PropType, reactive, ref, shallowRef, watch } from 'vue';
import { type BodyOf, keysByContent, type PostPath, tell } from '../../api/client';
import { departmentChoices, officialChoices } from '../../api/departments';
import { ApiProblem } from '../../api/problem';
import { session } from '../../api/session';
import { Field, type FieldSpec } from '../../parts/field';
import { ProblemNotice } from '../../parts/problem-notice';
import { say, type Text } from '../../words/language';
import { choicesOf } from '../../words/terms';
import type { Card, CardAct } from './card-acts';

const WORDS = {
  officer: { zh: '经办人', en: 'Acting official' },
  department: { zh: '监察机构', en: 'Supervising body' },
  result: { zh: '结果', en: 'Result' },
  to: { zh: '移送机关', en: 'Referred to' },
  words: { zh: '内容', en: 'In words' },
  wordsHint: { zh: '最多 2000 字。', en: 'At most 2,000 characters.' },
  number: { zh: '文号', en: 'Number of the document' },
  date: { zh: '落款日期', en: 'Date of the document' },
  dateHint: { zh: '不早于发牌之日，不晚于今日。', en: 'Not before the card, not after today.' },
  seal: { zh: '印章', en: 'Seal' },
  document: { zh: '文书', en: 'Document' },
  documentOptional: { zh: '文书（可不填；填则三项齐全）', en: 'Document (may be left out; else all three)' },
  submit: { zh: '提交', en: 'Submit' },
  cancel: { zh: '取消', en: 'Cancel' },
  busy: { zh: '正在提交…', en: 'Submitting…' },
} as const satisfies Readonly<Record<string, Text>>;

const WORDS_MAX = 2_000;

type Values = Record<string, string>;
type Choices = readonly (readonly [string, string])[];

/** The form of an act on a card. What the server refuses stands at the field that it names. */
export const ActForm = defineComponent({
  props: {
    act: { type: Object as PropType<CardAct>, required: true },
    card: { type: Object as PropType<Card>, required: true },
  },
  emits: ['done', 'cancel'],
  setup({ act, card }, { emit }) {
    const values = reactive<Values>({});
    const problem = shallowRef<ApiProblem | null>(null);
    const busy = ref(false);
    const { departments, officials } = useActorChoices(act, values);
    const keyOf = keysByContent();

    onMounted(() => document.getElementById('act-title')?.focus());

    async function submit(event: Event): Promise<void> {
      event.preventDefault();
      busy.value = true;
      problem.value = null;
      try {
        const body = bodyOf(act, values);
        await tell(act.path, { values: { id: card.cardId }, body, idempotencyKey: keyOf(body) });
        emit('done');
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        problem.value = error;
      } finally {
        busy.value = false;
      }
    }

    const faultAt = (name: string): string | null =>
      problem.value?.errors.find(({ pointer }) => pointer === `/${name.replace('.', '/')}`)?.detail ?? null;
    const field = (spec: FieldSpec) => (
      <Field
        key={spec.name}
        spec={spec}
        value={values[spec.name] ?? ''}
        fault={faultAt(spec.name)}
        onInput={(value: string) => (values[spec.name] = value)}
      />
    );

    return () => (
      <form class="act" aria-labelledby="act-title" onSubmit={(event) => void submit(event)}>
        <h3 id="act-title" tabindex={-1}>
          {say(act.title)}
        </h3>
        {actorFields(act, departments.value, officials.value).map(field)}
        {contentFields(act).map(field)}
        {documentFields(act, card, values, field)}
        {problem.value && <ProblemNotice problem={problem.value} />}
        <p class="buttons">
          <button type="submit" class="primary" disabled={busy.value}>
            {say(busy.value ? WORDS.busy : WORDS.submit)}
          </button>
          <button type="button" onClick={() => emit('cancel')}>
            {say(WORDS.cancel)}
          </button>
        </p>
      </form>
    );
  },
});

/** Who can be named as acting: officials of the unit of the key, or of the body that is chosen. */
function useActorChoices({ by }: CardAct, values: Values) {
  const departments = shallowRef<Choices>([]);
  const officials = shallowRef<Choices>([]);
  const load = async (into: typeof officials, choices: Promise<Choices>): Promise<void> => {
    into.value = await choices.catch(() => []);
  };
  onMounted(() => {
    const { department = null, official = null } = session.caller ?? {};
    if (by === 'answer' && department !== null && official === null) void load(officials, officialChoices(department));
    if (by === 'body') void load(departments, departmentChoices());
  });
  watch(
    () => values['department'],
    (department) => {
      if (by === 'body' && department !== undefined) void load(officials, officialChoices(department));
    },
  );
  return { departments, officials };
}

/** Who acts: a key that is bound to an official acts as that one, and is not asked. */
function actorFields({ by }: CardAct, departments: Choices, officials: Choices): readonly FieldSpec[] {
  const officer: FieldSpec = { name: 'officer', label: say(WORDS.officer), required: true, choices: officials };
  if (by === 'answer') return session.caller?.official === null ? [officer] : [];
  if (by === 'review') return [];
  return [{ name: 'department', label: say(WORDS.department), required: true, choices: departments }, officer];
}

function contentFields({ result, to, words }: CardAct): readonly FieldSpec[] {
  const fields: FieldSpec[] = [];
  if (result !== undefined)
    fields.push({ name: 'result', label: say(WORDS.result), required: true, choices: choicesOf(result) });
  if (to === true) fields.push({ name: 'to', label: say(WORDS.to), required: true, max: 200 });
  if (words !== null)
    fields.push({
      name: words,
      label: say(WORDS.words),
      hint: say(WORDS.wordsHint),
      required: true,
      max: WORDS_MAX,
      type: 'paragraph',
    });
  return fields;
}

function documentFields({ document }: CardAct, card: Card, values: Values, field: (spec: FieldSpec) => unknown) {
  const kind = document(card);
  if (kind === 'none') return null;
  const required = kind === 'needed' || hasDocument(values);
  const specs: readonly FieldSpec[] = [
    { name: 'document.number', label: say(WORDS.number), required, max: 100 },
    { name: 'document.date', label: say(WORDS.date), hint: say(WORDS.dateHint), required, type: 'date' },
    { name: 'document.seal', label: say(WORDS.seal), required, max: 100 },
  ];
  return (
    <fieldset>
      <legend>{say(kind === 'needed' ? WORDS.document : WORDS.documentOptional)}</legend>
      {specs.map((spec) => field(spec) as never)}
    </fieldset>
  );
}

const DOCUMENT = ['number', 'date', 'seal'] as const;
const hasDocument = (values: Values): boolean => DOCUMENT.some((name) => (values[`document.${name}`] ?? '') !== '');

/** What was typed, as the route takes it. */
function bodyOf(act: CardAct, values: Values): BodyOf<PostPath> {
  const plain = Object.entries(values).filter(([name, value]) => value !== '' && !name.startsWith('document.'));
  const document = hasDocument(values)
    ? { document: Object.fromEntries(DOCUMENT.map((name) => [name, values[`document.${name}`] ?? ''])) }
    : {};
  return { ...Object.fromEntries(plain), ...document } as never as BodyOf<typeof act.path>;
}
