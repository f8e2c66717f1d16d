/** A piece of HTML that is safe to put in a page as it is. Only {@link html} makes one. */
export type Html = { readonly [safe]: string }

/** What can stand in a template: text is escaped, pieces and lists of them are put in as they are, nothing gives nothing. */
export type Value = string | number | Html | readonly Value[] | null | undefined | false

const safe = Symbol('safe html')

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const rendered = (value: Value): string => {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (safe in value) return value[safe]
  return value.map(rendered).join('')
}

/** The template's own indentation and line ends say nothing; what people typed is never touched. */
const withoutIndentation = (part: string): string => part.replace(/\s*\n\s*/g, '\n')

/** Template tag for HTML. Every value is escaped unless it came from this tag. Attribute values must be quoted. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html => ({
  [safe]: parts.map((part, index) => withoutIndentation(part) + rendered(values[index])).join(''),
})

/** The text of a whole page. */
export const textOf = (page: Html): string => page[safe]
