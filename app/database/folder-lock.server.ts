import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/**
 * PGlite takes no lock on its folder, and two processes in one folder lose each other's rows. The lock is a numbered file
 * with the holder's process in it. It is taken by linking the next number, which only one can do, and the newest file is
 * never removed: so there is no moment when two can think that a dead holder's lock is theirs to take.
 */
const holderSchema = z.object({ pid: z.number(), startedAt: z.string(), host: z.string(), released: z.boolean() })
type Holder = z.infer<typeof holderSchema>

const filePattern = /^lock\.(\d+)$/
const heartbeatMs = 2000

/** When the process started, in the kernel's ticks, so that a reused process id is not taken for the holder. Linux only. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it runs, as another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return holder.startedAt === startOf(holder.pid)
}

function newest(folder: string): number {
  return Math.max(0, ...readdirSync(folder).map((name) => Number(filePattern.exec(name)?.[1] ?? 0)))
}

/** A process of another machine or container cannot be looked up; it is there if it touches its file. */
async function isBeating(file: string): Promise<boolean> {
  const before = statSync(file).mtimeMs
  await wait(heartbeatMs * 3)
  return statSync(file).mtimeMs !== before
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // The folder is gone, and what it held with it; the database itself will say so.
  }
}

async function isHeld(file: string): Promise<Holder | null> {
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    if (holder.released) return null
    const held = holder.host === hostname() ? isRunning(holder) : await isBeating(file)
    return held ? holder : null
  } catch (error) {
    // Someone newer took over and removed it: the caller looks again, at the next number.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new Error(`The lock ${file} cannot be read. Remove it if no portal runs on this folder.`, { cause: error })
  }
}

/**
 * Takes the folder for this process; gives the function that lets it go. It is also free when the process dies, however.
 * Throws with a clear message when another process has it.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const self: Holder = { pid: process.pid, startedAt: startOf(process.pid), host: hostname(), released: false }
  const draft = join(folder, `lock-${randomUUID()}.tmp`)
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 })
  try {
    for (;;) {
      const last = newest(folder)
      const holder = last > 0 ? await isHeld(join(folder, `lock.${last}`)) : null
      if (holder) {
        throw new Error(
          `The database folder ${folder} is in use by process ${holder.pid} on ${holder.host}. ` +
            'Only one portal at a time can use the embedded database. Stop the other one, or set DATABASE_URL to use PostgreSQL.',
        )
      }
      const file = join(folder, `lock.${last + 1}`)
      try {
        linkSync(draft, file)
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue
        throw error
      }
      // The number was free because a newer holder had already tidied it away.
      if (newest(folder) !== last + 1) {
        rmSync(file, { force: true })
        continue
      }
      for (let older = last; older > 0 && older > last - 10; older--)
        rmSync(join(folder, `lock.${older}`), { force: true })
      const beat = setInterval(() => touch(file), heartbeatMs).unref()
      return () => {
        clearInterval(beat)
        if (existsSync(file)) writeFileSync(file, JSON.stringify({ ...self, released: true }))
      }
    }
  } finally {
    rmSync(draft, { force: true })
  }
}
