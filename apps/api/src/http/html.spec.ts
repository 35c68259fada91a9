import { html } from './html';

describe('markup', () => {
  it('escapes every inserted text, and no markup', () => {
    const name = `<img src=x onerror="alert('1')">&`;
    const item = html`<li title="${name}">${name}</li>`;
    expect(item.markup).toBe(
      '<li title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</li>',
    );
    expect(html`<ul>${[item, item]}</ul>${7}`.markup).toBe(`<ul>${item.markup}${item.markup}</ul>7`);
  });
});
