import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

/** True where vdirsyncer and khal are: Debian has them, and the deep run installs them. */
export const hasCalendarClients = ['vdirsyncer', 'khal'].every(isOnPath)

/** What a program wrote, on either stream, and how it ended. */
function run(program: string, args: readonly string[], home: string): Promise<{ code: number; text: string }> {
  const env = { ...process.env, HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home, LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  return new Promise((resolve) => {
    const child = execFile(program, args, { env, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, text: stdout + stderr })
    })
    child.stdin?.end('y\ny\n')
  })
}

const syncWith = (address: string, home: string) => `[general]
status_path = "${home}/status"
[pair insyn]
a = "web"
b = "own"
collections = null
conflict_resolution = "a wins"
[storage web]
type = "http"
url = "${address}"
[storage own]
type = "filesystem"
path = "${home}/calendar"
fileext = ".ics"
`

const showFrom = (home: string) => `[calendars]
[[insyn]]
path = ${home}/calendar
type = calendar
[locale]
local_timezone = Europe/Stockholm
default_timezone = Europe/Stockholm
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = ${home}/khal.db
[default]
default_calendar = insyn
`

/** A calendar on somebody's own computer, of the address: vdirsyncer fetches it, khal shows it. */
export async function calendarClient(address: string) {
  const home = await mkdtemp(join(tmpdir(), 'insyn-calendar-'))
  await mkdir(join(home, 'calendar'))
  await writeFile(join(home, 'sync'), syncWith(address, home))
  await writeFile(join(home, 'show'), showFrom(home))
  await run('vdirsyncer', ['-c', join(home, 'sync'), 'discover'], home)
  return {
    /** Fetches. `isForced`: also when all of it is gone. */
    sync: (isForced = false) =>
      run('vdirsyncer', ['-c', join(home, 'sync'), 'sync', ...(isForced ? ['--force-delete'] : [])], home),
    /** What is shown of some days, a line each: the day, the clock in Sweden and the title. */
    list: async (from: string, days: number): Promise<string[]> => {
      const format = '{start-date} {start-time}-{end-time} {title}'
      const args = ['-c', join(home, 'show'), 'list', '--day-format', '', '--format', format, from, `${days}d`]
      const { text } = await run('khal', args, home)
      return text.split('\n').filter((line) => line !== '')
    },
    remove: () => rm(home, { recursive: true, force: true }),
  }
}
