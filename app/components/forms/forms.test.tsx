import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { TextsProvider } from '~/i18n/context'
import { CheckboxGroup, RadioGroup } from './choice-group'
import { TimeSpanFields } from './date-time-fields'
import { ErrorSummary, errorOf } from './error-summary'
import { TextArea, TextField } from './text-field'

const draw = (element: ReactElement) => renderToStaticMarkup(<TextsProvider language="sv">{element}</TextsProvider>)
const choices = [
  { value: 'a', label: 'Det blev inte av' },
  { value: 'b', label: 'Tiden är fel', hint: 'Någon kom sent.' },
]

/** Each reference of an ARIA attribute or a label leads to an id that is there, once. */
function expectWhole(html: string): void {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  const references = [...html.matchAll(/(?:aria-describedby|aria-labelledby|for)="([^"]+)"/g)]
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, value = ''] of references) for (const id of value.split(' ')) expect(ids).toContain(id)
}

describe('TextField', () => {
  test('has a name without script: the label is tied to it', () => {
    const html = draw(<TextField name="email" label="E-post" />)
    expect(html).toContain('<label class="ds-label" for="email">E-post</label>')
    expect(html).toContain('id="email" name="email"')
    expect(html).not.toContain('aria-')
  })

  test('with an error: the error is read before the hint, what was typed is kept, it is marked', () => {
    const html = draw(<TextField name="email" label="E-post" hint="Frivilligt" error="Skriv så här" value="x<y" />)
    expect(html).toContain('aria-describedby="email-error email-hint"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('value="x&lt;y"')
    expectWhole(html)
  })

  test('several lines keep what was typed', () => {
    const html = draw(<TextArea name="text" label="Berätta" value={'rad 1\nrad 2'} error="För långt" />)
    expect(html).toContain('>rad 1\nrad 2</textarea>')
    expectWhole(html)
  })
})

describe('groups', () => {
  test('a radio group is a fieldset with its own legend; the first radio has the id the summary leads to', () => {
    const html = draw(<RadioGroup name="reason" label="Vad stämmer inte?" error="Välj" choices={choices} value="b" />)
    expect(html).toContain('<fieldset class="ds-fieldset" aria-labelledby="reason-legend"')
    expect(html).toContain('id="reason" name="reason" type="radio"')
    expect(html).toMatch(/value="b"[^>]*|checked=""[^>]*value="b"/)
    expect(html.match(/checked=""/g)).toHaveLength(1)
    expectWhole(html)
  })

  test('the question can be the page’s only h1', () => {
    expect(draw(<RadioGroup asHeading name="reason" label="Vad?" choices={choices} />).match(/<h1/g)).toHaveLength(1)
  })

  test('several boxes can be ticked', () => {
    const html = draw(<CheckboxGroup name="rows" label="Vilka?" choices={choices} values={['a', 'b']} />)
    expect(html.match(/checked=""/g)).toHaveLength(2)
    expectWhole(html)
  })

  test('from and until are two text fields with the same legend', () => {
    const html = draw(<TimeSpanFields name="time" label="Vilken tid?" start={{ value: '7h', error: 'Fel' }} end={{}} />)
    expect(html).toContain('id="timeStart"')
    expect(html).toContain('id="timeEnd"')
    expect(html).not.toContain('type="time"')
    expectWhole(html)
  })
})

describe('ErrorSummary', () => {
  const errors = [
    { field: 'what', text: 'Skriv vad' },
    { field: 'email', text: 'Skriv e-post' },
  ]

  test('takes focus, is named by a title that begins with "Fel:", and leads to the fields', () => {
    const html = draw(<ErrorSummary errors={errors} />)
    expect(html).toContain('role="group" tabindex="-1" aria-labelledby="error-summary"')
    expect(html).toContain('id="error-summary">Fel: rätta de här 2 sakerna</p>')
    expect(html).toContain('<a href="#email">Skriv e-post</a>')
  })

  test('the same message stands at the field', () => {
    expect(errorOf(errors, 'email')).toBe('Skriv e-post')
    expect(errorOf(errors, 'aid')).toBeUndefined()
  })
})
