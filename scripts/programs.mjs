// Starting and stopping the processes of the demo and the tests. Plain Node, no packages.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '..')

const windows = process.platform === 'win32'
const running = new Set()

// However we end: nothing that we started is left behind.
process.on('exit', () => {
  for (const started of running) signalGroup(started, 'SIGKILL')
})

/**
 * Starts a program in its own process group, so that Ctrl-C reaches us first and we end it in order.
 * Each line it writes goes to `onLine`; the last forty are kept in `lastLines` for a message when it fails.
 */
export function startProcess({ name, command, args = [], env = process.env, cwd = root, onLine = () => {} }) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !windows,
    shell: windows && command === 'npm',
  })
  const lastLines = []
  const take = (line) => {
    lastLines.push(line)
    if (lastLines.length > 40) lastLines.shift()
    onLine(line, name)
  }
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', take)
  const started = { name, child, lastLines, exited: false }
  running.add(started)
  started.ended = new Promise((done) => {
    child.once('error', (error) => take(`${command} cannot be started: ${error.message}`))
    child.once('close', (code, signal) => {
      started.exited = true
      started.how = signal ?? `exit code ${code}`
      running.delete(started)
      done({ code: code ?? 1, signal })
    })
  })
  return started
}

/** Sends a signal to a started process and to what it has started itself. */
export function signalGroup(started, signal) {
  if (started.exited || started.child.pid === undefined) return
  try {
    process.kill(windows ? started.child.pid : -started.child.pid, signal)
  } catch {
    // It ended between the question and the signal.
  }
}

/** Asks a process to end (SIGTERM to it alone, so that it can drain) and ends it and its own after `patience` ms. */
export async function stopProcess(started, patience = 10_000) {
  if (started.exited) return
  started.child.kill('SIGTERM')
  const late = setTimeout(() => signalGroup(started, 'SIGKILL'), patience)
  await started.ended
  clearTimeout(late)
}

/** Ends everything that is still running, when we ourselves are asked to end. */
export async function stopEverything() {
  await Promise.all([...running].map((started) => stopProcess(started)))
}

/**
 * Runs `stop` once at Ctrl-C, SIGTERM or a closed terminal, and then ends this process, at Ctrl-C with the exit code
 * `atCtrlC`. A second Ctrl-C ends at once.
 */
export function stopOnSignals(stop, atCtrlC = 130) {
  let stopping = false
  const onSignal = (signal) => {
    if (stopping) {
      for (const started of running) signalGroup(started, 'SIGKILL')
      process.exit(1)
    }
    stopping = true
    const code = signal === 'SIGINT' ? atCtrlC : signal === 'SIGTERM' ? 143 : 129
    Promise.resolve(stop()).finally(() => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
}

/** Runs a program to its end. Returns its exit code and everything it wrote. */
export async function runToEnd({ name, command, args, env, cwd, onLine = () => {} }) {
  const lines = []
  const started = startProcess({
    name,
    command,
    args,
    env,
    cwd,
    onLine: (line) => {
      lines.push(line)
      onLine(line)
    },
  })
  const { code } = await started.ended
  return { code, lines }
}

/** True when nothing listens on the port, on any address of this machine. */
export async function isPortFree(port) {
  const server = createServer()
  server.listen(port)
  const free = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]).catch(() => false)
  if (free) {
    server.close()
    await once(server, 'close')
  }
  return free
}

/** As many free ports as asked for, all different. */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0)
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map((server) => server.address().port)
  await Promise.all(
    servers.map((server) => {
      server.close()
      return once(server, 'close')
    }),
  )
  return ports
}

/**
 * Waits until an address answers with anything under 500.
 * @throws Error with the process's last lines when it ends, or has not answered after `patience` ms.
 */
export async function waitUntilItAnswers(url, started, patience = 120_000) {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    if (started.exited)
      throw new Error(`${started.name} ended (${started.how}) before it answered.\n${started.lastLines.join('\n')}`)
    const status = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).then(
      (response) => response.status,
      () => 599,
    )
    await sleep(100)
    // An answer from someone else's process on the same port is not an answer.
    if (status < 500 && !started.exited) return
  }
  throw new Error(
    `${started.name} has not answered at ${url} in ${patience / 1000} s.\n${started.lastLines.join('\n')}`,
  )
}
