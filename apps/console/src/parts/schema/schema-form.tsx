import { defineComponent, nextTick, onMounted, type PropType, reactive, ref, shallowRef } from 'vue';
import { keysByContent, send } from '../../api/client';
import { formFieldsOf } from '../../api/open-api';
import { ApiProblem } from '../../api/problem';
import { say, type Text } from '../../words/language';
import { offsetAt } from '../../words/times';
import { ProblemNotice } from '../problem-notice';
import type { FormField } from './form-field';
import { bodyOf, type FormValues, initialValues } from './form-values';
import { fieldsOfObject, type Knowledge } from './schema-fields';

const WORDS = {
  submit: { zh: '提交', en: 'Submit' },
  cancel: { zh: '取消', en: 'Cancel' },
  busy: { zh: '正在提交…', en: 'Submitting…' },
  loading: { zh: '正在加载表单…', en: 'Loading the form…' },
} as const satisfies Readonly<Record<string, Text>>;

/** A route that takes a body, with its path parameters. */
export type FormTarget = {
  readonly method: 'post' | 'put';
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
};

/** The form of a route, generated from its schema in the published document. Refusals are shown at the fields that they name. */
export const SchemaForm = defineComponent({
  props: {
    title: { type: String, required: true },
    target: { type: Object as PropType<FormTarget>, required: true },
    known: { type: Object as PropType<Knowledge['known']>, default: () => ({}) },
    asked: { type: Array as PropType<readonly string[]>, default: () => [] },
    /** What the form begins with, besides its required objects. */
    initial: { type: Object as PropType<FormValues>, default: () => ({}) },
  },
  emits: { done: (_answer: unknown) => true, cancel: () => true },
  setup(props, { emit }) {
    const fields = shallowRef<readonly FormField[] | null>(null);
    const values = reactive<FormValues>({});
    const problem = shallowRef<ApiProblem | null>(null);
    const busy = ref(false);
    const keyOf = keysByContent();

    async function load(): Promise<void> {
      problem.value = null;
      try {
        const loaded = await formFieldsOf(props.target.method, props.target.path);
        Object.assign(values, initialValues(loaded), props.initial);
        fields.value = loaded;
        await nextTick();
        document.getElementById('form-title')?.focus();
      } catch (error) {
        take(error);
      }
    }

    function take(error: unknown): void {
      if (!(error instanceof ApiProblem)) throw error;
      problem.value = error;
    }

    async function submit(event: Event): Promise<void> {
      event.preventDefault();
      if (fields.value === null) return;
      busy.value = true;
      problem.value = null;
      try {
        const body = bodyOf(fields.value, values, offsetAt);
        emit('done', await send({ ...props.target, body, idempotencyKey: keyOf(body) }));
      } catch (error) {
        take(error);
        await nextTick();
        showFirstFault();
      } finally {
        busy.value = false;
      }
    }

    onMounted(() => void load());
    const knowledge = (): Knowledge => ({
      known: props.known,
      asked: props.asked,
      faultAt: (path) => faultAt(problem.value, path),
    });

    return () => (
      <form class="act" aria-labelledby="form-title" onSubmit={(event) => void submit(event)}>
        <h3 id="form-title" tabindex={-1}>
          {props.title}
        </h3>
        {problem.value && <ProblemNotice problem={problem.value} {...retryOf(fields.value, load)} />}
        {fields.value === null && problem.value === null && <p role="status">{say(WORDS.loading)}</p>}
        {fields.value && fieldsOfObject(fields.value, values, '', knowledge())}
        <p class="buttons">
          {fields.value && (
            <button type="submit" class="primary" disabled={busy.value}>
              {say(busy.value ? WORDS.busy : WORDS.submit)}
            </button>
          )}
          <button type="button" onClick={() => emit('cancel')}>
            {say(WORDS.cancel)}
          </button>
        </p>
      </form>
    );
  },
});

const retryOf = (fields: unknown, load: () => Promise<void>) => (fields === null ? { onRetry: () => void load() } : {});

const faultAt = (problem: ApiProblem | null, path: string): string | null =>
  problem?.errors.find(({ pointer }) => pointer === `/${path.replaceAll('.', '/')}`)?.detail ?? null;

/** Opens what the first fault is folded into, and moves the focus there. */
function showFirstFault(): void {
  const first = document.querySelector<HTMLElement>('form.act [aria-invalid=true], form.act p.fault');
  if (first === null) return;
  for (let above = first.closest('details'); above !== null; above = above.parentElement?.closest('details') ?? null)
    above.open = true;
  first.focus();
}
