import type { ServerBuild } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { createSections } from './sections.server'

const route = (id: string, path: string | undefined, parentId: string | undefined = 'layout') => ({
  id,
  path,
  parentId,
  module: { default: () => null },
})
const asset = (id: string) => ({
  id,
  module: '',
  hasAction: false,
  hasLoader: false,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
})

const routes = [
  { ...route('root', ''), parentId: undefined },
  route('layout', undefined, 'root'),
  { ...route('start', undefined), index: true },
  route('help', 'hjalp'),
  route('now', 'b/:brukareId'),
  route('schedule', 'b/:brukareId/schema'),
  route('week', 'b/:brukareId/schema/vecka/:week'),
  route('objection', 'b/:brukareId/invandningar/:objectionId'),
  route('nowhere', '*'),
]

const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: () => new Response() } },
  routes: Object.fromEntries(routes.map((one) => [one.id, one])),
  assets: {
    entry: { imports: [], module: '' },
    routes: Object.fromEntries(routes.map(({ id }) => [id, asset(id)])),
    url: '',
    version: '1',
  },
  basename: '/',
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
  },
  isSpaMode: false,
}

const sectionOf = createSections(build)
const idsOf = (path: string) => Object.keys(sectionOf(path).routes).sort()
const frame = ['layout', 'nowhere', 'root']

describe('the sections of the site', () => {
  it.each([
    ['/', ['start']],
    ['/hjalp', ['help']],
    ['/b/abc', ['now']],
    ['/b/abc/', ['now']],
    ['/b/abc/schema', ['schedule', 'week']],
    ['/b/abc/schema/vecka/2026-W47', ['schedule', 'week']],
    ['/B/abc/Schema/', ['schedule', 'week']],
    ['/b/abc/invandningar/x', ['objection']],
  ])('%s knows its own pages, their layouts and the page for what is not there', (path, own) => {
    expect(idsOf(path)).toEqual([...frame, ...own].sort())
    expect(Object.keys(sectionOf(path).assets.routes).sort()).toEqual([...frame, ...own].sort())
  })

  it.each(['/finns/inte', '/b/abc/%73chema', '/b//abc/schema', '/%62/abc'])('%s is left to the whole site', (path) => {
    expect(sectionOf(path)).toBe(build)
  })

  it('gives the same section each time, so that it can be prepared once', () => {
    expect(sectionOf('/b/abc/schema')).toBe(sectionOf('/b/other/schema/dag/2026-11-19'))
  })
})
