import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePorts } from '../../scripts/processes.mjs'
import { startProcess, stopProcess, waitUntilItAnswers, type StartedProcess } from '../../scripts/programs.mjs'
import { findProgram } from '../../scripts/setup.mjs'
import { listenTo } from '../support/event-stream'
import { createHttpClient, fieldOf, signInOverHttp } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

const nginx = findProgram('nginx')
let stack: WatchedStack
let front: StartedProcess
let origin = ''
let folder = ''

/** deploy/nginx/insyn.conf as it is, but for what belongs to a machine: ports, certificates, where the log is. */
function configuration(port: number, portal: number): string {
  const [own = ''] = readFileSync('deploy/nginx/insyn.conf', 'utf8').split(/^server \{\n\s+listen 80;/m)
  const site = own
    .replace('listen 443 ssl http2;', `listen ${port};`)
    .replace(/^\s+ssl_.*$/gm, '')
    .replace('server_name insyn.example.se;', 'server_name localhost;')
    .replace('127.0.0.1:3000', `127.0.0.1:${portal}`)
    .replace('/var/log/nginx/insyn.log', join(folder, 'access.log'))
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  )
  return [
    ...['daemon off;', `pid ${join(folder, 'pid')};`, `error_log ${join(folder, 'error.log')};`],
    ...['events { worker_connections 256; }', 'http {', ...paths, site, '}'],
  ].join('\n')
}

describe.skipIf(nginx === undefined)('behind nginx, with the configuration that is given for it', () => {
  beforeAll(async () => {
    const [port = 0] = await freePorts(1)
    origin = `http://localhost:${port}`
    const env = { PUBLIC_ORIGIN: origin, PORTAL_ORIGIN: origin, TRUST_PROXY: '1', RATE_LIMIT_PER_MINUTE: '10000' }
    stack = await startWatchedStack('nginx', { patientMs: 20_000, env })
    folder = join(stack.data, 'nginx')
    mkdirSync(folder)
    const file = join(folder, 'nginx.conf')
    writeFileSync(file, configuration(port, stack.started.ports.portal))
    front = startProcess({ name: 'nginx', command: nginx ?? '', args: ['-p', folder, '-c', file] })
    await waitUntilItAnswers(`${origin}/`, front, 20_000)
  })
  afterAll(async () => {
    await stopProcess(front)
    await stack.stop()
  })

  it('one signs in, and what happens is said at once to the page that listens', async () => {
    const pia = await signInOverHttp({ ...stack.origins, portal: origin }, 'pia')
    const base = [...(await subjectsOf(pia)).values()][0] ?? ''
    expect((await pia.get(`${base}/schema`, { follow: true })).status).toBe(200)
    const heard = await listenTo(`${origin}${base}/live`, pia.cookie())
    expect([heard.status, heard.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8'])
    // It goes on for ten minutes: a proxy that kept it would have nothing to give yet.
    await settled(() => Promise.resolve(heard.said.length > 0), 10_000)
    expect(heard.endedAt()).toBeNull()
    heard.close()
  })

  it('has no query in its log, and nothing of an address that is a secret', async () => {
    const pia = await signInOverHttp({ ...stack.origins, portal: origin }, 'pia')
    await pia.get('/hjalp?canary=1')
    await createHttpClient(origin).get(`/kalender/${'k'.repeat(43)}.ics`)
    await createHttpClient(origin).get('/kontakt')
    const log = await settled(() => {
      const text = readFileSync(join(folder, 'access.log'), 'utf8')
      return Promise.resolve(text.includes('/kontakt') && text)
    })
    expect(log).toContain('/auth/callback')
    expect(log).not.toMatch(/\?|canary|code=|kkkk/)
  })

  it('tells the portal whose address it is, whatever the browser says', async () => {
    const client = createHttpClient(origin)
    const page = await client.get('/logga-in', { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(page.status).toBe(200)
    expect(fieldOf(page, 'till')).not.toBeNull()
  })
})
