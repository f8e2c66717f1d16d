import { describe, expect, it } from 'vitest'
import { html, textOf } from './html'

describe('html', () => {
  it('escapes text in content and attributes', () => {
    const typed = `"><script>alert('1')</script>&`
    expect(textOf(html`<p title="${typed}">${typed}</p>`)).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>',
    )
  })

  it('puts pieces and lists of pieces in as they are, and nothing for nothing', () => {
    const items = ['a', '<b>'].map((it) => html`<i>${it}</i>`)
    const page = html`<p>${items}${null}${false}${undefined}${0}</p>`
    expect(textOf(page)).toBe('<p><i>a</i><i>&lt;b&gt;</i>0</p>')
  })

  it('drops its own indentation and leaves what was typed alone', () => {
    const typed = 'one\n\n   two'
    const page = html`<ul>
      <li>${typed}</li>
    </ul>`
    expect(textOf(page)).toBe(`<ul>\n<li>${typed}</li>\n</ul>`)
  })
})
