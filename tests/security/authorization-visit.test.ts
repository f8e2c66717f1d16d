import { describe, expect, it } from 'vitest'
import { brukare } from '../../sandbox/data/cast'
import { actors, canaryOf } from './authorization-scene'
import { leaksIn, waysToWrite } from './authorization-visit'

const base = '/b/pia-s-own'
const actorOf = (kind: string) => {
  const found = actors.find((actor) => actor.kind === kind)
  if (found === undefined) throw new Error(`no ${kind}`)
  return found
}
const said = (kind: string, text: string, { path = base, headers = {} } = {}): string[] =>
  leaksIn({ status: 200, url: path, headers: new Headers(headers), text, location: null }, actorOf(kind), path, base)

const karl = brukare.find(({ key }) => key === 'karl')
const number = karl?.number ?? ''

describe('the check of what an answer says', () => {
  it.each(waysToWrite(number))('finds a number written %s, between letters and other digits', (written) => {
    expect(said('brukare', `<p>id-${written}x</p>`)).toContain(written)
    expect(said('brukare', `7-${written}-7`)).toContain(written)
    expect(said('brukare', '', { headers: { 'x-a': `a ${written}` } })).toContain(written)
  })

  it('does not take two numbers side by side for one', () => {
    expect(said('brukare', `${number.slice(2, 8)} ${number.slice(8)}, 2026-11-19T10:00 08-123 45 67`)).toEqual([])
  })

  it('finds a name, but not the one that the page is about', () => {
    expect(said('brukare', `<p>${karl?.name}</p>`)).toEqual([karl?.name])
    expect(said('brukare', '<p>Pia Lindgren</p>')).toEqual([])
    expect(said('brukare', 'SKYDDAD-namn, Maja Holm')).toEqual(['SKYDDAD-', 'Maja Holm'])
  })

  it('finds what someone has written in an objection, for who may not read it', () => {
    expect(said('brukare', `<p>${canaryOf('pia')}</p>`)).toEqual([])
    expect(said('brukare', `<p>${canaryOf('karl')}</p>`)).toEqual([canaryOf('karl')])
    expect(said('anhörig, schedule only', `<p>${canaryOf('pia')}</p>`)).toEqual([canaryOf('pia')])
  })
})
