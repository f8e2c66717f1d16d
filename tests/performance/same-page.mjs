// Turns a finished page of the portal into a template with loops, for the server that the portal is compared with.
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }

/** Text without HTML's escapes. */
export const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name) => entities[name])

const rowsOf = /<li (?:class="shift"|data-result=)[^>]*>.*?<\/li>/gs
const valuesOf = /(?<= href=")[^"]*|(?<=>)[^<]+/g

/**
 * Makes a Nunjucks template of a page: each list of shifts or report rows becomes a loop, each shape of a row a branch,
 * each text and address in a row a value that is escaped when it is written.
 * @param html a page of the portal
 * @returns the template; and its rows, one list for each list of the page
 */
export function toTemplate(html) {
  const shapes = []
  const groups = []
  const loops = html.replaceAll(/(?:<li (?:class="shift"|data-result=)[^>]*>.*?<\/li>)+/gs, (list) => {
    groups.push(
      [...list.matchAll(rowsOf)].map(([row]) => {
        const values = []
        const shape = row.replaceAll(valuesOf, (value) => `{{ row.values[${values.push(unescaped(value)) - 1}] }}`)
        if (!shapes.includes(shape)) shapes.push(shape)
        return { shape: shapes.indexOf(shape), values }
      }),
    )
    return `<!--loop ${groups.length - 1}-->`
  })
  const branches = shapes.map((shape, at) => `{% ${at === 0 ? 'if' : 'elif'} row.shape === ${at} %}${shape}`).join('')
  const template = loops
    .replaceAll(/nonce="[^"]*"/g, 'nonce="{{ nonce }}"')
    .replaceAll(
      /<!--loop (\d+)-->/g,
      (_, group) => `{% for row in groups[${group}] %}${branches}{% endif %}{% endfor %}`,
    )
  return { template, groups }
}
