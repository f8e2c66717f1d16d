// What a fresh machine needs. Plain Node, no packages: it runs before they are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runToEnd, stopEverything, stopOnSignals } from './programs.mjs'

const say = (line) => console.log(line)

/** Runs a program and ends with its words when it fails. */
async function must(name, command, args, env = process.env) {
  const { code, lines } = await runToEnd({ name, command, args, env })
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed.\n${lines.slice(-30).join('\n')}`)
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/**
 * True when node_modules holds what package-lock.json says and nothing beside it: a package that only this machine has would
 * make its tests green where a fresh clone's are red. npm writes what it put there into a lock of its own.
 */
function packagesAreThere() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const here = readJson(installed).packages
  const wanted = readJson(join(root, 'package-lock.json')).packages
  const isThere = ([path, one]) =>
    path === '' || one.optional || one.devOptional || one.peer || here[path]?.version === one.version
  return Object.entries(wanted).every(isThere) && Object.keys(here).every((path) => path in wanted)
}

/** Installs the packages of package-lock.json when they are missing or others. */
export async function installPackages() {
  if (packagesAreThere()) return
  say('Installing packages (npm ci) …')
  const flags = ['--include=dev', '--no-audit', '--no-fund']
  const { code } = await runToEnd({ name: 'npm', command: 'npm', args: ['ci', ...flags] })
  if (code === 0) return
  // npm ci refuses when a registry lacks another platform's optional packages. npm install passes them over, takes the
  // same versions from the lockfile and, with --no-save, changes nothing in it.
  say('npm ci refused; installing the same versions with npm install …')
  await must('npm', 'npm', ['install', '--no-save', ...flags])
}

const windowless = 'chromium-headless-shell'
const fonts = ['fonts-liberation', 'fonts-dejavu-core']

const onPath = (program) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file))

/**
 * The Chromium the browser tests use: CHROMIUM_PATH, or the system's. The one without a window is the same engine, and
 * takes half the processor time (docs/performance.md).
 */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : undefined
  const names = [windowless, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  return names.map(onPath).find((file) => file !== undefined)
}

/** The folder with PostgreSQL's programs: POSTGRES_BIN, Debian's place, or PATH. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [process.env.POSTGRES_BIN, ...versions.map((version) => join(debian, version, 'bin'))]
  const found = folders.find((folder) => folder && existsSync(join(folder, 'initdb')))
  return found ?? (onPath('initdb') && join(onPath('initdb'), '..'))
}

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))

async function aptInstall(packages) {
  const isRoot = process.getuid?.() === 0
  if (!isDebian() || (!isRoot && !onPath('sudo'))) return
  say(`Installing ${packages.join(', ')} (apt-get) …`)
  const apt = (...args) => (isRoot ? ['apt-get', args] : ['sudo', ['-n', 'apt-get', ...args]])
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await must('apt', ...apt('update', '-qq'), env)
  await must('apt', ...apt('install', '-y', '-qq', '--no-install-recommends', ...packages), env)
}

/**
 * The Chromium that opens a window, which a screen reader needs to have something to read: CHROMIUM_PATH, or the system's.
 */
export function findWindowedChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !given.endsWith(windowless)) return existsSync(given) ? given : undefined
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(onPath).find(Boolean)
}

/** What a desk with a screen reader has, and the packages of Debian that have it. */
const deskPrograms = {
  orca: 'orca',
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
  'dbus-daemon': 'dbus-daemon',
}
const deskPackages = [
  ...Object.values(deskPrograms),
  'at-spi2-core',
  'python3-pyatspi',
  'locales',
  'chromium',
  ...fonts,
]

/**
 * Installs Orca and the desk it needs on Debian and Ubuntu, when they are missing: for the tests of what is said.
 * @throws Error that says what is missing, on other systems or without the right to install
 */
export async function installSpeechPrograms() {
  const missing = () => [
    ...Object.keys(deskPrograms).filter((program) => !onPath(program)),
    ...(findWindowedChromium() ? [] : ['chromium']),
  ]
  if (missing().length > 0) await aptInstall(deskPackages)
  const still = missing()
  if (still.length > 0) throw new Error(`For the tests of what is said these are missing: ${still.join(', ')}.`)
}

/** A calendar of somebody's own computer: one fetches, the other shows. */
const calendarPrograms = ['vdirsyncer', 'khal']

/**
 * Installs them on Debian and Ubuntu, when they are missing: for the tests of what other calendars make of the schedule.
 * @throws Error that says what is missing, on other systems or without the right to install
 */
export async function installCalendarPrograms() {
  const missing = () => calendarPrograms.filter((program) => !onPath(program))
  if (missing().length > 0) await aptInstall(missing())
  if (missing().length > 0) throw new Error(`For the tests of calendars these are missing: ${missing().join(', ')}.`)
}

/** A program, also where Debian keeps those of a server, where only root looks; undefined when it is not there. */
export const findProgram = (name) => onPath(name) ?? [`/usr/sbin/${name}`].find((file) => existsSync(file))

/** HAProxy, which the tests put before two processes. */
export const findBalancer = () => findProgram('haproxy')

/** What some tests need and are skipped without, and the packages of Debian that have it. */
const helpfulPrograms = { promtool: 'prometheus', nginx: 'nginx-light' }

async function installHelpfulPrograms() {
  const missing = () => Object.entries(helpfulPrograms).filter(([program]) => !findProgram(program))
  if (missing().length > 0) await aptInstall(missing().map(([, name]) => name)).catch(() => undefined)
  for (const [program, name] of missing()) say(`There is no ${program} here (Debian: ${name}): its tests are skipped.`)
}

/**
 * Installs Chromium, PostgreSQL and HAProxy for the tests on Debian and Ubuntu, when they are missing.
 * @throws Error that says what is missing and how to give it, on other systems or without the right to install
 */
export async function installTestPrograms() {
  if (!process.env.CHROMIUM_PATH && !onPath(windowless)) {
    await aptInstall([windowless, ...fonts]).catch(() => say('There is no Chromium without a window here.'))
  }
  await installHelpfulPrograms()
  const missing = []
  if (!findChromium()) missing.push('chromium', ...fonts)
  if (!findPostgres()) missing.push('postgresql')
  if (!findBalancer()) missing.push('haproxy')
  if (missing.length > 0) await aptInstall(missing)
  const faults = []
  if (!findChromium()) faults.push('Chromium is missing: install it, or name it in CHROMIUM_PATH.')
  if (!findPostgres())
    faults.push('PostgreSQL is missing: install version 15 or later, or name its bin folder in POSTGRES_BIN.')
  if (!findBalancer()) faults.push('HAProxy is missing: install version 2.6 or later.')
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

/** Makes the generated code (contract types, Prisma clients) that editor, lint and typecheck need. */
export async function generateCode() {
  await must('generate', process.execPath, [join(root, 'scripts/build.mjs'), '--generate'])
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  stopOnSignals(stopEverything)
  try {
    await installPackages()
    await installTestPrograms()
    await generateCode()
    say('Ready.')
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
