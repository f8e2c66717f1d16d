import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What Orca is set to: as it comes, but the keys pressed are not said back, so that all that is heard is of the page. */
const settings = {
  general: { enableKeyEcho: false, enableBraille: false, presentTimeFormat: '%H:%M', profile: ['Default', 'default'] },
  profiles: { default: { profile: ['Default', 'default'], enableKeyEcho: false } },
  pronunciations: {},
  keybindings: {},
}

/** Orca writes its log in large pieces; what is said must be read when it is said. */
const customizations = `import orca.debug
if orca.debug.debugFile:
    orca.debug.debugFile.reconfigure(line_buffering=True)
`

/** Debian's place. */
const accessibilityBus = '/usr/libexec/at-spi-bus-launcher'

/** After this long without a word Orca has said what it had to say; the longest pause heard between two words was 400 ms. */
const silence = 1_200
/** A page that is loaded is read within this time, however much the machine has to do. */
const patience = 30_000

export type ScreenReader = {
  /** What a browser must be started with to be heard. */
  env: NodeJS.ProcessEnv
  /** Presses keys as a hand does, each when what the one before made Orca say is said. Gives all that was said, a string a breath. */
  press: (...keys: readonly string[]) => Promise<string[]>
  /** Presses a key until what it makes Orca say fits, and gives that. @throws Error with all that was said, after `most` times */
  pressUntil: (key: string, said: RegExp, most?: number) => Promise<string>
  /** Writes letters and signs that are on every keyboard, in the field that has the focus. */
  type: (words: string) => Promise<void>
  /** What is said from now on while `act` is done, until it is silent. */
  hear: (act: () => Promise<unknown>) => Promise<string[]>
  /** All from where one is, to where `last` is said. */
  readAll: (last: RegExp) => Promise<string[]>
  stop: () => Promise<void>
}

/** "Ring jouren länk." of a line of Orca's own log. */
const spoken = /SPEECH OUTPUT: '(.*?)'(?:\{.*\})?$/

/**
 * A desk with a screen reader: an X server without a screen, a window manager, the accessibility bus, and Orca with Swedish of
 * its own, in a home of their own that is thrown away. What Orca would hand to a voice is
 * what is heard: there is none, so that it does not have to be waited for.
 * @throws Error when a program is missing or Orca does not speak within half a minute
 */
export async function startScreenReader(display: number): Promise<ScreenReader> {
  const home = await mkdtemp(join(tmpdir(), 'insyn-speech-'))
  const log = join(home, 'speech.log')
  const running: ChildProcess[] = []
  const base = await prepareHome(home)
  const env = { ...base, DISPLAY: `:${display}` }
  const start = (command: string, ...args: string[]) => {
    const child: ChildProcess = spawn(command, args, {
      env,
      stdio: ['ignore', command === 'dbus-daemon' ? 'pipe' : 'ignore', 'ignore'],
    })
    child.on('error', () => undefined)
    running.push(child)
    return child
  }
  const stop = async () => {
    for (const child of running.toReversed()) child.kill('SIGKILL')
    await sleep(200)
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }

  const bus = start('dbus-daemon', '--session', '--nofork', '--print-address')
  const [address]: unknown[] = await once(bus.stdout ?? bus, 'data')
  Object.assign(env, { DBUS_SESSION_BUS_ADDRESS: String(address).trim() })
  start('Xvfb', `:${display}`, '-screen', '0', '1280x900x24', '-nolisten', 'tcp')
  await sleep(1_000)
  start('openbox')
  start(accessibilityBus, '--launch-immediately', '--a11y=1', '--screen-reader=1')
  await sleep(1_000)
  start('orca', '--replace', `--debug-file=${log}`)

  const linesSince = async (from: number) => {
    const text = await readFile(log, 'utf8').catch(() => '')
    const lines = text
      .slice(from)
      .split('\n')
      .flatMap((line) => spoken.exec(line)?.[1]?.trim() ?? [])
    return { lines: lines.filter((line) => line !== ''), end: text.length }
  }
  /** What is said from a place in the log until Orca has been silent for a while. */
  const untilSilent = async (from: number, last?: RegExp) => {
    const latest = Date.now() + patience
    let quietSince = Date.now()
    let before = from
    for (;;) {
      await sleep(100)
      const { lines, end } = await linesSince(from)
      if (end !== before) quietSince = Date.now()
      before = end
      const isEnough = last === undefined ? lines.length > 0 : lines.some((line) => last.test(line))
      if (isEnough && Date.now() - quietSince >= silence) return lines
      if (Date.now() > latest) return lines
    }
  }
  const hear = async (act: () => Promise<unknown>, last?: RegExp) => {
    const { end } = await linesSince(0)
    await act()
    return untilSilent(end, last)
  }
  const press = async (...keys: readonly string[]) => {
    const heard: string[] = []
    for (const key of keys) heard.push(...(await hear(() => once(start('xdotool', 'key', key), 'exit'))))
    return heard
  }
  const readAll = (last: RegExp) => hear(() => once(start('xdotool', 'key', 'KP_Add'), 'exit'), last)
  const pressUntil = async (key: string, said: RegExp, most = 60) => {
    const heard: string[] = []
    for (let times = 0; times < most; times += 1) {
      const now = await press(key)
      const found = now.find((one) => said.test(one))
      if (found !== undefined) return found
      heard.push(...now)
    }
    throw new Error(`${key} was pressed ${most} times, and nothing said was ${said}:\n${heard.join('\n')}`)
  }
  const type = async (words: string) => {
    await once(start('xdotool', 'type', '--delay', '20', words), 'exit')
  }

  const greeting = await untilSilent(0)
  if (greeting.length > 0) return { env, press, pressUntil, type, hear, readAll, stop }
  await stop()
  throw new Error('Orca has said nothing: are orca, xvfb, at-spi2-core, openbox, dbus-daemon and xdotool there?')
}

/** Orca's settings, and Swedish for what it says itself, made here so that the machine's own languages stay as they are. */
async function prepareHome(home: string) {
  const orca = join(home, '.local/share/orca')
  const languages = join(home, 'locale')
  const runtime = join(home, 'run')
  await mkdir(orca, { recursive: true })
  await mkdir(languages)
  await mkdir(runtime, { mode: 0o700 })
  await writeFile(join(orca, 'user-settings.conf'), JSON.stringify(settings))
  await writeFile(join(orca, 'orca-customizations.py'), customizations)
  const made = spawn('localedef', ['-i', 'sv_SE', '-f', 'UTF-8', join(languages, 'sv_SE.UTF-8')], { stdio: 'ignore' })
  await once(made, 'exit')
  return {
    ...{ NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH ?? '', HOME: home, XDG_RUNTIME_DIR: runtime },
    ...{ LC_ALL: 'sv_SE.UTF-8', LANG: 'sv_SE.UTF-8', LANGUAGE: 'sv', LOCPATH: languages },
  }
}
