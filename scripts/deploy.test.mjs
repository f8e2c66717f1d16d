import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from './programs.mjs'
import { findProgram } from './setup.mjs'

const read = (path) => readFileSync(join(root, 'deploy', path), 'utf8')
/** Every variable that docs/operations.md has in a table. */
const documented = new Set(readFileSync(join(root, 'docs/operations.md'), 'utf8').match(/`[A-Z][A-Z_]+`/g))
const isVariable = (name) => name === 'NODE_ENV' || documented.has(`\`${name}\``)
/** Whoever runs the portal there is nobody on the host. */
const user = 10001

describe('the container', () => {
  const file = read('container/Containerfile')
  const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const stages = file.split(/^FROM /m).slice(1)

  it('has two stages of one base, which is an argument', () => {
    expect(lines[0]).toMatch(/^ARG BASE=\S+$/)
    expect(stages.map((stage) => stage.split('\n')[0])).toEqual(['${BASE} AS build', '${BASE}'])
  })

  it('runs as nobody, with nothing but the build and what it runs with, and hears SIGTERM itself', () => {
    const [build, run] = stages
    expect(build).toContain('RUN npm ci ')
    expect(build).toContain('npm prune --omit=dev --omit=optional')
    expect(build).toContain('npm run sbom')
    expect(run).toContain(`USER ${user}:${user}`)
    expect(run).toContain('ENV NODE_ENV=production')
    expect(run).toContain('STOPSIGNAL SIGTERM')
    expect(run).toMatch(/^ENTRYPOINT \["node",/m)
    expect(run, 'nothing is installed or run where it runs').not.toMatch(/^(RUN|ADD|COPY (?!--from=build))/m)
    const copied = [...run.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(([, from]) => from.split(' '))
    expect(copied.sort()).toEqual(
      ['LICENSE', 'build', 'node_modules', 'package.json', 'scripts'].map((at) => `/src/${at}`),
    )
    for (const label of ['title', 'description', 'licenses', 'version', 'revision'])
      expect(run).toContain(`org.opencontainers.image.${label}=`)
  })

  it('is built without this machine’s modules, data and keys, and without the sandbox in it', () => {
    const ignored = read('container/ignore').trim().split('\n')
    for (const one of ['.git', '.data', 'node_modules', 'build', '**/keys.json', '**/.env*'])
      expect(ignored).toContain(one)
    for (const one of ['idp', 'provider', 'post', 'lifecare', 'lifecare-mock', 'cast', 'seed'])
      expect(stages[0]).toContain(`build/${one}.js*`)
  })
})

describe('the programs of the operator', () => {
  // The scripts that docs/operations.md names are in the image: they may ask only for packages that are there.
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const named = new Set(readFileSync(join(root, 'docs/operations.md'), 'utf8').match(/(?<=node scripts\/)[\w-]+\.mjs/g))
  for (const [command, how] of Object.entries(own.scripts)) {
    const file = /scripts\/([\w-]+\.mjs)/.exec(how)?.[1]
    if (file && ['keys', 'archive', 'operator', 'move-to-postgres'].includes(command)) named.add(file)
  }
  const makers = new Set(['build.mjs', 'sbom.mjs', 'test.mjs', 'demo.mjs'])

  function packagesOf(file, seen = new Set()) {
    if (seen.has(file)) return []
    seen.add(file)
    const from = [...readFileSync(join(root, 'scripts', file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)]
    return from.flatMap(([, name]) => {
      if (name.startsWith('./')) return packagesOf(name.slice(2), seen)
      return name.startsWith('node:') ? [] : [name]
    })
  }

  it.each([...named].filter((file) => !makers.has(file)))('%s needs no package of those who develop', (file) => {
    expect(packagesOf(file).filter((name) => !(name in own.dependencies))).toEqual([])
  })
})

describe('Kubernetes', () => {
  const base = parse(read('kubernetes/base/kustomization.yaml'))
  const all = base.resources.map((file) => parse(read(`kubernetes/base/${file}`)))
  const of = (kind) => all.find((one) => one.kind === kind)
  const pod = of('Deployment').spec.template
  const [portal] = pod.spec.containers

  it('has every file in its list, and every name that one says of another is there', () => {
    const files = readdirSync(join(root, 'deploy/kubernetes/base')).filter((file) => file !== 'kustomization.yaml')
    expect([...base.resources].sort()).toEqual(files.sort())
    const labels = pod.metadata.labels
    for (const selector of [
      of('Deployment').spec.selector.matchLabels,
      of('Service').spec.selector,
      of('PodDisruptionBudget').spec.selector.matchLabels,
      of('NetworkPolicy').spec.podSelector.matchLabels,
      pod.spec.topologySpreadConstraints[0].labelSelector.matchLabels,
    ])
      expect(labels).toMatchObject(selector)
    expect(pod.spec.serviceAccountName).toBe(of('ServiceAccount').metadata.name)
    const volumes = pod.spec.volumes.map(({ name }) => name)
    expect(portal.volumeMounts.map(({ name }) => name)).toEqual(volumes)
    const ports = portal.ports.map(({ name }) => name)
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
      expect(ports).toContain(portal[probe].httpGet.port)
    expect(ports).toContain(of('Service').spec.ports[0].targetPort)
    const example = parse(read('kubernetes/example/kustomization.yaml'))
    expect(example.images[0].name).toBe(portal.image)
    expect(example.images[0].digest, 'an image is named by its digest').toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(example.replicas[0].name).toBe(of('Deployment').metadata.name)
  })

  it('gives the process no right that it does not need', () => {
    expect(pod.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: user, seccompProfile: { type: 'RuntimeDefault' } },
    })
    expect(portal.securityContext).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
      capabilities: { drop: ['ALL'] },
    })
    expect(portal.volumeMounts.every(({ readOnly }) => readOnly)).toBe(true)
    expect(portal.resources.limits).toHaveProperty('memory')
  })

  it('asks the addresses that answer it, and gives a process time to stop', () => {
    const pathOf = (probe) => portal[probe].httpGet.path
    expect(['startupProbe', 'readinessProbe', 'livenessProbe'].map(pathOf)).toEqual(['/readyz', '/readyz', '/livez'])
    const { periodSeconds, failureThreshold } = portal.readinessProbe
    const value = (name) => Number(portal.env.find((one) => one.name === name).value)
    const stopWait = value('STOP_WAIT_SECONDS')
    expect(stopWait, 'longer than it takes to be seen').toBeGreaterThan(periodSeconds * failureThreshold)
    const [drain, finish] = [5, 10]
    expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(
      portal.lifecycle.preStop.sleep.seconds + stopWait + drain + finish,
    )
    expect(of('Deployment').spec.replicas).toBeGreaterThan(of('PodDisruptionBudget').spec.minAvailable)
    expect(of('Deployment').spec.strategy.rollingUpdate.maxUnavailable).toBe(0)
    const allowed = of('NetworkPolicy').spec.ingress.flatMap(({ ports }) => ports.map(({ port }) => port))
    expect(allowed).toEqual([value('PORT'), value('METRICS_PORT')])
    expect(of('NetworkPolicy').spec.ingress.every(({ from }) => from.length > 0)).toBe(true)
  })

  it('sets only what there is', () => {
    expect(portal.env.map(({ name }) => name).filter((name) => !isVariable(name))).toEqual([])
  })
})

describe('systemd', () => {
  const unit = read('systemd/insyn.service')

  it('sets only what there is, and gives the process time to stop', () => {
    const set = [...unit.matchAll(/^Environment=(\w+)=/gm)].map(([, name]) => name)
    expect(set.length).toBeGreaterThan(3)
    expect(set.filter((name) => !isVariable(name))).toEqual([])
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThanOrEqual(20)
    for (const one of ['DynamicUser=yes', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet='])
      expect(unit.split('\n')).toContain(one)
  })

  const analyze = findProgram('systemd-analyze')
  it.skipIf(analyze === undefined || !existsSync('/usr/bin/node'))('is a unit that systemd takes', () => {
    const { status, stderr } = spawnSync(analyze, ['verify', join(root, 'deploy/systemd/insyn.service')], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
