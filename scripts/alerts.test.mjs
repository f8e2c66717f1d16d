import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from './programs.mjs'
import { findProgram } from './setup.mjs'

const folder = join(root, 'deploy/prometheus')
const read = (name) => parse(readFileSync(join(folder, name), 'utf8'))
const rulesOf = (name) => read(name).groups.flatMap((group) => group.rules)
const alerts = rulesOf('alerts.yml')
const names = alerts.map(({ alert }) => alert).sort()
const promtool = findProgram('promtool')
const run = (...args) => spawnSync(promtool, args, { cwd: folder, encoding: 'utf8' })

/** The figures that the portal gives, by the files that name them; the process's own come with prom-client. */
const sources = ['app/platform/metrics.server.ts', 'app/services/metrics/figures.server.ts']
const figures = new Set(sources.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/(?<=')\w+_\w+(?=')/g)))
const ofTheProcess = new Set(['up', 'nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])

describe('alerts', () => {
  it('have a page each, and each page its alert', () => {
    const pages = readdirSync(join(root, 'docs/runbooks')).filter((file) => file !== 'README.md')
    expect(pages.sort()).toEqual(names.map((name) => `${name}.md`))
    const list = readFileSync(join(root, 'docs/runbooks/README.md'), 'utf8')
    for (const { alert, annotations, labels } of alerts) {
      expect(annotations.runbook).toBe(`docs/runbooks/${alert}.md`)
      expect(['page', 'ticket']).toContain(labels.severity)
      const page = readFileSync(join(root, annotations.runbook), 'utf8')
      for (const part of ['It means.', 'People see.', 'Look at.', 'Do.']) expect(page, alert).toContain(`**${part}**`)
      expect(page).toContain(`Severity: ${labels.severity}.`)
      expect(list).toContain(`[${alert}](${alert}.md) (${labels.severity})`)
    }
  })

  it('are tried, each where it comes and where it does not', () => {
    const tried = read('alerts.test.yml').tests.flatMap((test) => test.alert_rule_test)
    const of = (comes) =>
      tried.filter(({ exp_alerts }) => exp_alerts.length > 0 === comes).map(({ alertname }) => alertname)
    expect(of(true).sort()).toEqual(names)
    expect(of(false).sort()).toEqual(names)
  })

  it('ask for figures that there are', () => {
    const asked = [...alerts, ...rulesOf('slo.yml')].flatMap(({ expr }) => expr.match(/[a-z]+_[a-z0-9_]+(?=[{[) ]|$)/g))
    const known = (name) => {
      const bare = name.replace(/_(bucket|count|sum)$/, '')
      return [name, bare].some((one) => figures.has(one) || ofTheProcess.has(one))
    }
    const words = new Set(['histogram_quantile', 'http_route', 'http_response_status_code'])
    expect(asked.filter((name) => name !== null && !words.has(name) && !known(name))).toEqual([])
  })

  it.skipIf(promtool === undefined)(
    'are what Prometheus takes, and come when they are to',
    () => {
      expect(run('check', 'config', 'prometheus.yml')).toMatchObject({ status: 0 })
      expect(run('test', 'rules', 'alerts.test.yml')).toMatchObject({ status: 0 })
    },
    60_000,
  )
})
