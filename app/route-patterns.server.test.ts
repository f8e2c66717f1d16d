import { describe, expect, it } from 'vitest'
import { createRoutePatterns, noPattern } from './route-patterns.server'

const route = (path: string | undefined, parentId?: string) => ({
  id: '',
  path,
  parentId,
  module: { default: () => null },
})

const patternOf = createRoutePatterns({
  routes: {
    root: route(''),
    boundary: route(undefined, 'root'),
    start: route(undefined, 'boundary'),
    week: route('b/:brukareId/schema', 'boundary'),
    day: route('b/:brukareId/schema/:date', 'boundary'),
    month: route('b/:brukareId/schema/manad', 'boundary'),
    file: route('kalender/:token.ics', 'boundary'),
    rest: route('*', 'boundary'),
  },
})

describe('the pattern of an address', () => {
  it('is the site’s, whoever and whatever it is about', () => {
    expect(patternOf('/')).toBe('/')
    expect(patternOf('/b/V1StGXR8_Z5jdHi6B-myT/schema')).toBe('/b/:brukareId/schema')
    expect(patternOf('/b/V1StGXR8_Z5jdHi6B-myT/SCHEMA/2026-11-19/')).toBe('/b/:brukareId/schema/:date')
    expect(patternOf('/kalender/abc.def.ics')).toBe('/kalender/:token.ics')
  })

  it('is the one with a word of its own, where two would do', () => {
    expect(patternOf('/b/x/schema/manad')).toBe('/b/:brukareId/schema/manad')
  })

  it('is that of what is answered before the pages', () => {
    expect(patternOf('/readyz')).toBe('/readyz')
    expect(patternOf('/webhooks/sms/secret')).toBe('/webhooks/sms/:token')
    expect(patternOf('/assets/enhance-0123.js')).toBe('/assets/:file')
    expect(patternOf('/b/x/live')).toBe('/b/:brukareId/live')
  })

  it('is none for what is not there: nothing that somebody has made up becomes a label', () => {
    for (const path of ['/19121212-1212', '/b/x/pia', '/b/x/schema/a/b', '//', '/.env', '/%00']) {
      expect(patternOf(path), path).toBe(path === '//' ? '/' : noPattern)
    }
  })
})
