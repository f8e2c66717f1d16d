import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { moveToPostgres } from '../../app/move-program.server'
import { createDatabase, asRunning, runningRole } from '../../scripts/postgres.mjs'
import { stackEnvironment } from '../../scripts/processes.mjs'
import { startProcess, stopProcess, waitUntilItAnswers, type StartedProcess } from '../../scripts/programs.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import type { HttpClient } from '../support/http-client'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'
import { fillOne, sendOne, signInPeople } from '../reliability/objecting'

let stack: WatchedStack
let server: { url: string; drop: () => Promise<void> }
let portal: StartedProcess | undefined
let client: HttpClient
let receipt = ''
let env: Record<string, string | undefined> = {}

const said: string[] = []
const move = (more: Record<string, string> = {}) =>
  moveToPostgres({ args: ['--grant', runningRole], env: { ...env, ...more }, say: (line) => void said.push(line) })

beforeAll(async () => {
  stack = await startWatchedStack('move', { patientMs: 20_000 })
  const [pia] = await signInPeople(stack, ['pia'])
  if (pia === undefined) throw new Error('nobody is signed in')
  client = pia.client
  receipt = `${pia.base}/invandningar/${await sendOne(pia, await fillOne(pia, 1))}/kvitto`
  await stack.stopOne('portal')
  server = await createDatabase(inject('server').url)
  const { ports, env: started } = stack.started
  const plan = stackEnvironment({ ports, data: stack.data, clock: testClock, env: started }).portal
  env = { ...plan, DATABASE_URL: server.url }
}, 600_000)
afterAll(async () => {
  if (portal) await stopProcess(portal)
  await stack.stop()
  await server.drop()
})

describe('from the embedded database to PostgreSQL', () => {
  it('is refused where there is nothing to move', async () => {
    await expect(move({ INSYN_DATA: '/nowhere' })).rejects.toThrow('There is no embedded database')
  })

  it('is all there, and the access log is what was written', async () => {
    expect(await move()).toBe(0)
    expect(said.join('\n')).toMatch(/^AccessLog: [1-9]\d* rows$/m)
    expect(said.join('\n')).toMatch(/^Objection: [1-9]\d* rows$/m)
    expect(said.join('\n')).toMatch(/The access log is what was written: [1-9]/)
  })

  it('is refused a second time: there is something there, and it stays as it is', async () => {
    await expect(move()).rejects.toThrow('NOT MOVED: there is something in the database already')
  })

  it('goes on where it was: whoever was signed in is, and what was sent is there', async () => {
    portal = startProcess({
      ...{ name: 'portal', command: process.execPath, args: ['build/portal.js'] },
      env: { ...env, DATABASE_URL: asRunning(server.url) },
    })
    await waitUntilItAnswers(`${stack.origins.portal}/readyz`, portal)
    const page = await client.get(receipt)
    expect(page.status).toBe(200)
    expect(page.text).toContain('INV-')
    // What is new gets a number of its own, beside those that were moved.
    const again = { ...stack, origins: stack.origins }
    const [karl] = await signInPeople(again, ['karl'])
    if (karl === undefined) throw new Error('nobody is signed in')
    expect(await sendOne(karl, await fillOne(karl, 1))).toBeTruthy()
  }, 300_000)
})
