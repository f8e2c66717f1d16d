import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freePorts, stackEnvironment } from '../../scripts/processes.mjs'
import { startProcess, stopProcess, waitUntilItAnswers, type StartedProcess } from '../../scripts/programs.mjs'
import { findProgram } from '../../scripts/setup.mjs'
import { testClock } from '../../scripts/test-world.mjs'
import { isDeep } from '../support/depth'
import { signInOverHttp } from '../support/http-client'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

const prometheus = findProgram('prometheus')
const folder = resolve('deploy/prometheus')

let stack: WatchedStack | undefined
const started: StartedProcess[] = []

afterAll(async () => {
  for (const one of started) await stopProcess(one)
  await stack?.stop()
})

const answered = z.object({
  data: z.object({
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })),
  }),
})
const alerting = z.object({
  data: z.object({ alerts: z.array(z.object({ labels: z.record(z.string(), z.string()) })) }),
})

describe.skipIf(!isDeep || prometheus === undefined)('a Prometheus that scrapes two portals', () => {
  it('sees both, with the rules that are given, and one that has gone', { timeout: 900_000 }, async () => {
    const [beside = 0, first = 0, second = 0, web = 0] = await freePorts(4)
    const env = { METRICS_PORT: String(first), LOG_LEVEL: 'info' }
    const running = await startWatchedStack('prometheus', { database: 'server', patientMs: 20_000, env })
    stack = running
    const ports = { ...running.started.ports, portal: beside }
    const plan = stackEnvironment({ ports, data: running.data, clock: testClock, env: running.started.env }).portal
    const other = startProcess({
      ...{ name: 'portal-2', command: process.execPath, args: ['build/portal.js'] },
      env: { ...plan, PORT: String(beside), METRICS_PORT: String(second) },
    })
    started.push(other)
    await waitUntilItAnswers(`http://localhost:${beside}/readyz`, other)

    const own = join(running.data, 'prometheus')
    mkdirSync(own)
    const config = readFileSync(join(folder, 'prometheus.yml'), 'utf8')
      .replaceAll('15s', '1s')
      .replace(/rule_files: .*/, `rule_files: [${join(folder, 'alerts.yml')}, ${join(folder, 'slo.yml')}]`)
      .replace(/targets: .*/, `targets: ['127.0.0.1:${first}', '127.0.0.1:${second}']`)
    writeFileSync(join(own, 'prometheus.yml'), config)
    const at = `http://127.0.0.1:${web}`
    const args = [`--config.file=${join(own, 'prometheus.yml')}`, `--storage.tsdb.path=${join(own, 'data')}`]
    const watching = startProcess({
      ...{ name: 'prometheus', command: prometheus ?? '' },
      args: [...args, `--web.listen-address=127.0.0.1:${web}`],
    })
    started.unshift(watching)
    await waitUntilItAnswers(`${at}/-/ready`, watching)

    const ask = async (query: string): Promise<number[]> => {
      const answer = await fetch(`${at}/api/v1/query?query=${encodeURIComponent(query)}`)
      return answered.parse(await answer.json()).data.result.map(({ value }) => Number(value[1]))
    }
    const is = (query: string, values: readonly number[]) =>
      settled(async () => (await ask(query)).sort().join() === values.join())

    await is('up{job="insyn"}', [1, 1])
    await is('insyn_database_writable', [1, 1])
    const pia = await signInOverHttp(running.origins, 'pia')
    await pia.get('/hjalp')
    await is('sum(insyn_sign_ins_total{outcome="signedIn"})', [1])
    await is('count(insyn:changes_lag_seconds:max)', [2])
    await settled(async () => (await ask('max(insyn_changes_lag_seconds)')).every((lag) => lag < 60))
    const alerts = await fetch(`${at}/api/v1/alerts`)
    expect(alerting.parse(await alerts.json()).data.alerts.map(({ labels }) => labels.alertname)).toEqual([])

    await stopProcess(other)
    await is('up{job="insyn"}', [0, 1])
    await is('count(ALERTS{alertname="InsynDown",alertstate="pending"})', [1])
  })
})
