import { cardLevels } from 'virtual:terms';
import type { FunctionalComponent } from 'vue';
import { termOf } from '../words/terms';

/** The level of a card: by its word, and by its colour. */
export const LevelBadge: FunctionalComponent<{ readonly level: string }> = ({ level }) => (
  <span class={['badge', level]}>{termOf(cardLevels, level)}</span>
);
LevelBadge.props = ['level'];
