import { expect, test } from 'vitest'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { monthPages, monthSwitch } from './month-switch'

const scene = { t: textsFor('sv'), f: formatsFor('sv') }
const of = (...scopes: string[]) => ({ brukareId: 'b1', scopes: new Set(scopes) })

test('the pages of a month keep the month, and are those one may open', () => {
  expect(monthPages(of('hours:read', 'reports:read', 'claim:read'), '2026-10', 'reports', scene)).toEqual([
    { href: '/b/b1/timmar/manad/2026-10', text: 'Timmar', label: 'Timmar, oktober 2026', current: false },
    { href: '/b/b1/tidrapporter/2026-10', text: 'Tidrapporter', label: 'Tidrapporter, oktober 2026', current: true },
    { href: '/b/b1/rakningsunderlag/2026-10', text: 'Räkningen', label: 'Räkningen, oktober 2026', current: false },
  ])
  expect(monthPages(of('reports:read'), '2026-10', null, scene).map(({ href }) => href)).toEqual([
    '/b/b1/tidrapporter/2026-10',
  ])
})

test('the steps from a month say which month they lead to', () => {
  expect(monthSwitch('/b/b1/timmar/manad', '2026-12', scene)).toMatchObject({
    current: 'december 2026',
    next: { href: '/b/b1/timmar/manad/2027-01', label: 'Månaden efter, januari 2027' },
    previous: { href: '/b/b1/timmar/manad/2026-11', label: 'Månaden före, november 2026' },
  })
})
