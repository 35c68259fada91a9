import type { FunctionalComponent } from 'vue';
import type { ApiProblem } from '../api/problem';
import { say, type Text } from '../words/language';

const WORDS = {
  unreachable: { zh: '服务器没有应答', en: 'The server does not answer' },
  unreachableHelp: {
    zh: '请检查网络；如仍不行，请联系管理员。',
    en: 'Check the network. If that does not help, tell the administrator.',
  },
  retry: { zh: '重试', en: 'Try once more' },
} as const satisfies Readonly<Record<string, Text>>;

/** Why something is not shown or was not done, in the words of the server, and what can be done about it. */
export const ProblemNotice: FunctionalComponent<{
  readonly problem: ApiProblem;
  readonly onRetry?: () => void;
}> = ({ problem, onRetry }) => {
  const isSilent = problem.status === 0;
  return (
    <div class="problem" role="alert">
      <strong>{isSilent ? say(WORDS.unreachable) : problem.title}</strong>
      <p>{isSilent ? say(WORDS.unreachableHelp) : problem.detail}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              <code>{pointer}</code> {detail}
            </li>
          ))}
        </ul>
      )}
      {onRetry && (
        <button type="button" onClick={() => onRetry()}>
          {say(WORDS.retry)}
        </button>
      )}
    </div>
  );
};
ProblemNotice.props = ['problem', 'onRetry'];
