import type { FunctionalComponent, VNodeChild } from 'vue';

/** What is known of a thing, name by name; what there is nothing to say of is left out. */
export const Facts: FunctionalComponent<{ readonly rows: readonly (readonly [string, VNodeChild])[] }> = ({ rows }) => (
  <dl class="facts">
    {rows
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
Facts.props = ['rows'];
