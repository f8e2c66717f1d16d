// What the portal runs with, package by package, with its licence: npm run licences [-- <file>]. A step of each release.
// Ends with 1 when a package has a licence that nobody has looked at.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './programs.mjs'

/** They ask for no more than that their text goes along, which it does: in node_modules. */
const lookedAt = new Set([
  ...['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'MIT-0', 'OFL-1.1', 'Unlicense'],
  'BlueOak-1.0.0',
])

/** Those that say it in a file only, as it was read. */
const readByHand = new Map([['png-js', 'MIT']])

const isLookedAt = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => lookedAt.has(one)))

/**
 * Every package that the lockfile installs with `npm ci --omit=dev --omit=optional`, by name.
 * @returns name, version, licence ('' when the package does not say), and whether it has been looked at
 */
export function licences() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path, one]) => path !== '' && one.dev !== true && one.devOptional !== true)
    .map(([path, { version, license, name = path.split('node_modules/').at(-1) }]) => {
      const licence = license ?? readByHand.get(name) ?? ''
      return { name, version, licence, isLookedAt: isLookedAt(licence) }
    })
    .sort((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const all = licences()
  const text = all.map(({ name, version, licence }) => `${name} ${version}: ${licence || 'does not say'}\n`).join('')
  if (process.argv[2] === undefined) process.stdout.write(text)
  else writeFileSync(process.argv[2], text)
  const others = all.filter((one) => !one.isLookedAt)
  for (const { name, licence } of others) console.error(`nobody has looked at the licence of ${name}: ${licence}`)
  process.exitCode = others.length === 0 ? 0 : 1
}
