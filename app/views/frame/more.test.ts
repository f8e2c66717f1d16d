import { expect, test } from 'vitest'
import { inOrder, moreAbout, moreOfOwn, moreOfSeveral } from './more'

const about = (role: string, scopes: string[], jointHref: string | null = null) =>
  moreAbout({ brukareId: 'b1', role, scopes, jointHref }).flatMap(({ links }) => links.map(({ href }) => href))

test('what one’s rights open is there, and nothing else', () => {
  expect(about('brukare', ['access:manage', 'hours:read', 'reports:read'])).toEqual([
    ...['/b/b1/behoriga', '/b/b1/logg', '/b/b1/fullmakt', '/b/b1/beslut', '/b/b1/kontinuitet'],
  ])
  expect(about('godMan', ['reports:read'], '/b/b1/tillsammans')).toEqual(['/b/b1/tillsammans', '/b/b1/anteckningar'])
  expect(about('anhorig', ['schedule:read'])).toEqual(['/b/b1/dokument'])
  expect(about('anhorig', ['object'])).toEqual([])
})

test('who may see, and help, come first; one’s own last', () => {
  const right = { id: 'right' as const, links: [] }
  const people = { id: 'people' as const, links: [] }
  expect(inOrder([right, people, moreOfSeveral, ...moreOfOwn()]).map(({ id }) => id)).toEqual([
    ...['people', 'help', 'right', 'several', 'own'],
  ])
})
