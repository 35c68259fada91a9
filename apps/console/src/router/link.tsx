import type { FunctionalComponent } from 'vue';
import { go } from './router';

/** A link within the console. What asks for another window gets one. */
export const Link: FunctionalComponent<{ readonly to: string }> = ({ to }, { slots }) => (
  <a href={to} onClick={(event: MouseEvent) => follow(event, to)}>
    {slots['default']?.()}
  </a>
);
Link.props = ['to'];

function follow(event: MouseEvent, to: string): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(to);
}
