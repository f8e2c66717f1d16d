import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('the bill of the release names every package that the portal runs with, and none that it is developed with', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'insyn-bill-'))
  const file = join(folder, 'sbom.json')
  await promisify(execFile)(process.execPath, ['scripts/sbom.mjs', file])
  const bill = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true })
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'insyn' } } })
  const named = new Set(bill.components.map(({ name, version }) => `${name}@${version}`))
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const running = Object.entries(lock.packages).filter(([path, { dev, optional, devOptional }]) => {
    return path !== '' && !dev && !optional && !devOptional
  })
  expect(running.length).toBeGreaterThan(100)
  const missing = running
    .map(([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`)
    .filter((one) => !named.has(one))
  expect(missing).toEqual([])
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const names = bill.components.map(({ name }) => name)
  for (const name of Object.keys(dependencies)) expect(names).toContain(name)
  for (const name of ['vitest', 'eslint', '@playwright/test']) expect(Object.keys(devDependencies)).toContain(name)
  expect(names).not.toContain('vitest')
  expect(names).not.toContain('eslint')
}, 60_000)
