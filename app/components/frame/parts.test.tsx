import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { TextsProvider } from '~/i18n/context'
import { ActingFor, type PageAccess } from './acting-for'
import { Alert } from './alert'
import { DataTable } from '~/components/tables/data-table'
import { Facts } from './facts'
import type { ProviderNotice } from '~/views/frame/notice'
import { Notices } from './notices'

const draw = (element: ReactElement) => renderToStaticMarkup(<TextsProvider language="sv">{element}</TextsProvider>)
const words = (html: string) =>
  html
    .replaceAll(/<(span|a)\b/g, ' <$1')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('ActingFor', () => {
  const access: PageAccess = {
    brukare: { id: 'b1', name: 'Karl Öberg' },
    role: 'godMan',
    scopes: ['schedule:read'],
    validTo: '2026-12-31',
  }

  test('says who, why, until when, in whole sentences with the way to another person', () => {
    const html = draw(<ActingFor access={access} />)
    expect(html).toContain('<section class="acting-for" aria-label="Du företräder">')
    expect(words(html)).toBe('KÖ Karl Öberg, du är god man. Det gäller till och med 31 december 2026. Byt person')
  })

  test('says with whom one acts, and that one is also assistant', () => {
    const joint = { ...access, jointWith: ['Per Sjö'], conflictOfInterest: 'assistant' as const }
    expect(words(draw(<ActingFor access={joint} />))).toBe(
      'KÖ Karl Öberg, du är god man. Det gäller till och med 31 december 2026. Ni är flera och ska göra allt ' +
        'tillsammans: du och Per Sjö. Du är också assistent här. Byt person',
    )
  })

  test('says that one may not see the schedule, when one may not', () => {
    const economy = { ...access, validTo: null, scopes: ['hours:read', 'claim:read'] }
    expect(words(draw(<ActingFor access={economy} />))).toContain('du är god man. Du har inte rätt att se schemat. Byt')
  })

  test('a family member follows and does not represent', () => {
    expect(words(draw(<ActingFor access={{ ...access, role: 'anhorig', validTo: null }} />))).toBe(
      'KÖ Karl Öberg, du är anhörig. Byt person',
    )
  })

  test('is not there in one’s own matters', () => {
    expect(draw(<ActingFor access={{ ...access, role: 'brukare' }} />)).toBe('')
  })
})

describe('Notices', () => {
  const now = new Date('2026-11-21T09:00:00Z')
  const usual = { providerName: 'Farsta', reason: 'unavailable', asOf: null, since: null } as const
  const text = (notice: Partial<ProviderNotice>) =>
    words(draw(<Notices notices={[{ ...usual, ...notice }]} now={now} />))

  test('what is kept is from a time of today', () => {
    const asOf = new Date('2026-11-21T07:05:00Z')
    expect(text({ asOf })).toBe('Uppgifterna är från klockan 8:05. Farsta svarar inte just nu.')
    expect(text({ asOf, reason: 'contract' })).toBe(
      'Uppgifterna är från klockan 8:05. Det senaste svaret från Farsta går inte att läsa.',
    )
  })

  test('another day is said with its date', () => {
    expect(text({ asOf: new Date('2026-11-20T07:05:00Z') })).toContain('fredag 20 november klockan 8:05')
  })

  test('what is missing is said to be missing and why, with since when if that is known', () => {
    const since = new Date('2026-11-21T08:00:00Z')
    expect(text({})).toBe('Farsta svarar inte just nu. Uppgifter därifrån saknas på sidan.')
    expect(text({ since })).toContain('har inte svarat sedan klockan 9')
    expect(text({ since, reason: 'contract' })).toContain('har inte gått att läsa sedan klockan 9')
    expect(text({ since, reason: 'refused' })).toBe(
      'Farsta lämnar inte ut de här uppgifterna till Insyn. De saknas på sidan.',
    )
  })
})

describe('DataTable', () => {
  const html = draw(
    <DataTable
      caption="Rader i rapporten"
      columns={[{ name: 'Dag' }, { name: 'Minuter', number: true }]}
      rows={[{ id: '1', cells: ['torsdag 19 november', '447'] }]}
    />,
  )

  test('has caption, scopes, and the column’s name at each value for narrow screens', () => {
    expect(html).toMatch(/<caption id="([^"]+)">Rader i rapporten/)
    expect(html).toContain('<th scope="col">Dag</th>')
    expect(html).toContain('<th scope="row">torsdag 19 november</th>')
    expect(html).toContain('<td data-label="Minuter" data-number="">447</td>')
  })

  test('stands in a region with the caption’s name that takes focus', () => {
    const id = /<caption id="([^"]+)"/.exec(html)?.[1]
    expect(html).toContain(`<section class="table-region" aria-labelledby="${id ?? 'missing'}" tabindex="0"`)
  })
})

test('a fact without value is left out', () => {
  expect(
    draw(
      <Facts
        facts={[
          { name: 'Dag', value: 'torsdag' },
          { name: 'Kommentar', value: '' },
        ]}
      />,
    ),
  ).toBe('<dl class="facts"><dt>Dag</dt><dd>torsdag</dd></dl>')
})

test('a message that is there from the beginning has no live role', () => {
  expect(draw(<Alert tone="danger">Fel</Alert>)).not.toMatch(/role=|aria-live/)
})
