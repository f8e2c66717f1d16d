import { expect, test } from 'vitest'
import { monthPlaces, placesOf } from './places'

const all = ['schedule:read', 'hours:read', 'reports:read', 'claim:read', 'object', 'access:manage']
const ids = (scopes: readonly string[]) => placesOf('b1', scopes, '/b/b1').map(({ id }) => id)
const currentAt = (pathname: string, scopes = all) =>
  placesOf('b1', scopes, pathname).flatMap(({ id, current }) => (current === undefined ? [] : [`${id} ${current}`]))

test('there are five places; who may only see the schedule has three', () => {
  expect(ids(all)).toEqual(['now', 'schedule', 'month', 'cases', 'more'])
  expect(ids(['schedule:read'])).toEqual(['now', 'schedule', 'more'])
})

test('who may not see the schedule has no first page, but who may see nothing has', () => {
  expect(ids(['hours:read', 'object'])).toEqual(['month', 'cases', 'more'])
  expect(ids([])).toEqual(['now', 'more'])
})

test('the month leads to the first of its pages that one may open', () => {
  const monthOf = (scopes: string[]) => placesOf('b1', scopes, '/').find(({ id }) => id === 'month')?.href
  expect(monthOf(all)).toBe('/b/b1/timmar')
  expect(monthOf(['reports:read', 'claim:read'])).toBe('/b/b1/tidrapporter')
  expect(monthOf(['claim:read'])).toBe('/b/b1/rakningsunderlag')
})

test.each([
  ['/b/b1', ['now page']],
  ['/b/b1/', ['now page']],
  ['/b/b1/schema/dag/2026-11-19', ['schedule true']],
  ['/b/b1/pass/p/2026-11-19/s', ['schedule true']],
  ['/b/b1/timmar', ['month page']],
  ['/b/b1/tidrapporter/2026-11', ['month true']],
  ['/b/b1/rakningsunderlag/2026-11', ['month true']],
  ['/b/b1/invandningar/o', ['cases true']],
  ['/b/b1/logg', ['more true']],
  ['/b/b12', []],
  ['/hjalp', []],
])('at %s one is in %j', (pathname, current) => {
  expect(currentAt(pathname)).toEqual(current)
})

test('the pages of a month keep the month, and are those one may open', () => {
  expect(monthPlaces('b1', all, '2026-10').map(({ href }) => href)).toEqual([
    '/b/b1/timmar/manad/2026-10',
    '/b/b1/tidrapporter/2026-10',
    '/b/b1/rakningsunderlag/2026-10',
  ])
  expect(monthPlaces('b1', ['reports:read'], null)).toMatchObject([{ id: 'reports', href: '/b/b1/tidrapporter' }])
})
