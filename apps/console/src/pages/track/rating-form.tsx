import { ratingLevels } from 'virtual:terms';
import { defineComponent, ref, shallowRef } from 'vue';
import { type BodyOf, tell } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { Field } from '../../parts/field';
import { ProblemNotice } from '../../parts/problem-notice';
import { say, type Text } from '../../words/language';
import { choicesOf } from '../../words/terms';

const WORDS = {
  title: { zh: '{title}（可评至 {until}）', en: '{title} (until {until})' },
  level: { zh: '满意程度', en: 'How satisfied are you?' },
  comment: { zh: '意见（可不填）', en: 'In your words (may be left out)' },
  commentHint: {
    zh: '最多 2000 字。评价匿名提交；请勿填写姓名、电话。',
    en: 'At most 2,000 characters. The rating is anonymous: please write no names or phone numbers.',
  },
  submit: { zh: '提交评价', en: 'Send the rating' },
  taken: { zh: '已收到，谢谢。以首次评价为准。', en: 'Received, thank you. The first rating counts.' },
} as const satisfies Readonly<Record<string, Text>>;

type Body = BodyOf<'/v1/ratings/by-token'>;

/** An anonymous rating by its token, which goes in the body of the request. */
export const RatingForm = defineComponent({
  props: {
    token: { type: String, required: true },
    title: { type: String, required: true },
    until: { type: String, required: true },
  },
  setup(props) {
    const level = ref('');
    const comment = ref('');
    const taken = ref(false);
    const problem = shallowRef<ApiProblem | null>(null);

    async function submit(event: Event): Promise<void> {
      event.preventDefault();
      problem.value = null;
      const words = comment.value === '' ? {} : { comment: comment.value };
      const body = { token: props.token, level: level.value, channel: 'web', ...words } as Body;
      await tell('/v1/ratings/by-token', { body }).then(
        () => (taken.value = true),
        (error: unknown) => {
          if (!(error instanceof ApiProblem)) throw error;
          problem.value = error;
        },
      );
    }

    return () => (
      <form class="rating" onSubmit={(event) => void submit(event)}>
        <fieldset disabled={taken.value}>
          <legend>{say(WORDS.title, { title: props.title, until: props.until })}</legend>
          <div class="levels" role="radiogroup" aria-label={say(WORDS.level)}>
            {choicesOf(ratingLevels).map(([value, term]) => (
              <label key={value}>
                <input
                  type="radio"
                  name={`level-${props.title}`}
                  value={value}
                  required
                  checked={level.value === value}
                  onChange={() => (level.value = value)}
                />{' '}
                {term}
              </label>
            ))}
          </div>
          <Field
            spec={{
              name: `comment-${props.title}`,
              label: say(WORDS.comment),
              hint: say(WORDS.commentHint),
              required: false,
              max: 2_000,
              type: 'paragraph',
            }}
            value={comment.value}
            fault={null}
            onInput={(value: string) => (comment.value = value)}
          />
          {!taken.value && (
            <button type="submit" class="primary">
              {say(WORDS.submit)}
            </button>
          )}
        </fieldset>
        <p role="status" class="told">
          {taken.value && say(WORDS.taken)}
        </p>
        {problem.value && <ProblemNotice problem={problem.value} />}
      </form>
    );
  },
});
