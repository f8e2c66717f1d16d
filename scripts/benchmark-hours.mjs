// Measures the reckoning of hours: six months of a brukare with help day and night and double staffing, and a town's month
// streamed through it. No database, no network. See docs/performance.md.
import { build } from 'esbuild'
import { root } from './programs.mjs'

const brukare = Number(process.env.BENCHMARK_BRUKARE ?? 16_000)
const visitsEach = Math.ceil(1_000_000 / 16_000)
const minuteMs = 60_000

/** The engine as the portal runs it, bundled in memory. */
async function loadEngine() {
  const entry = 'export * from "./app/domain/hours/ledger"; export * from "./app/domain/hours/balance"'
  const stdin = { contents: entry, resolveDir: root, loader: 'ts' }
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', platform: 'node', write: false })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
}

const span = (start, minutes) => ({ start: new Date(start), end: new Date(start + minutes * minuteMs) })

/** One planned shift and its row, every tenth late, every fortieth vacant. */
function visit(name, start, minutes, index, group = null) {
  const planned = { id: `s${name}`, ...span(start, minutes), kind: 'active', cancelledBy: null, group }
  if (index % 40 === 7) return { shift: { ...planned, status: 'vacant' }, row: null }
  const reported = index % 10 === 3 ? span(start + 20 * minuteMs, minutes - 20) : span(start, minutes)
  const row = { id: `r${name}`, shiftId: `s${name}`, kind: 'active', planned: null, reported, group }
  return {
    shift: { ...planned, status: 'booked' },
    row: { ...row, faststalld: index % 2 === 0 ? reported : null, openObjection: false },
  }
}

const grant = (minutes, per) => ({
  ...{ id: 'g', minutes, per, from: '2026-01-01', to: null, kinds: ['active'], doubleStaffing: true },
})

/** September to February, eleven shifts a day in two lines: some 2 000 rows. */
function dayAndNight() {
  const visits = []
  const first = Date.parse('2026-08-31T22:00:00Z')
  for (let day = 0; day < 181; day += 1) {
    for (let slot = 0; slot < 11; slot += 1) {
      const start = first + day * 86_400_000 + Math.floor(slot / 2) * 240 * minuteMs
      visits.push(visit(`${day}-${slot}`, start, 240, visits.length, `g${day}-${Math.floor(slot / 2)}`))
    }
  }
  return inputOf(visits, '2026-09-01', '2027-02-28', [grant(20_000, 'week')])
}

/** A month of home care. */
function homeCareMonth(person) {
  const visits = Array.from({ length: visitsEach }, (_, index) => {
    const start = Date.parse('2026-11-01T06:00:00Z') + index * Math.floor((30 * 1440) / visitsEach) * minuteMs
    return visit(`${person}-${index}`, start, 35 + ((person + index) % 30), person + index)
  })
  return inputOf(visits, '2026-11-01', '2026-11-30', [grant(3_000, 'month')])
}

function inputOf(visits, from, to, grants) {
  const rows = visits.flatMap(({ row }) => (row === null ? [] : [row]))
  return { from, to, now: new Date('2027-03-01T00:00:00Z'), grants, shifts: visits.map(({ shift }) => shift), rows }
}

const print = (text) => process.stdout.write(`${text}\n`)
const { reckon, balanceOf } = await loadEngine()

/** The sum of the reasons must be what is missing, also here. */
function reckonChecked(input) {
  const balance = balanceOf(reckon(input), input.from, input.to)
  const reasons = balance.reasons.reduce((sum, { minutes }) => sum + minutes, 0)
  if (reasons !== balance.granted - balance.delivered) throw new Error('the reasons do not add up')
  return balance
}

const half = dayAndNight()
/** Milliseconds of processor time: what others do on the machine does not count. */
const spent = () => process.cpuUsage().user / 1000
const times = Array.from({ length: 40 }, () => {
  const begun = spent()
  reckonChecked(half)
  return spent() - begun
}).sort((a, b) => a - b)
print(
  `six months, ${half.rows.length} rows: median ${times[20].toFixed(1)} ms of processor time, least ${times[0].toFixed(1)} ms`,
)

let rows = 0
let most = 0
let missing = 0
const begun = spent()
for (let person = 0; person < brukare; person += 1) {
  const input = homeCareMonth(person)
  const balance = reckonChecked(input)
  rows += input.shifts.length
  missing += balance.granted - balance.delivered
  if (person % 500 === 0) most = Math.max(most, process.memoryUsage.rss())
}
const seconds = (spent() - begun) / 1000
print(
  `${brukare} brukare, ${rows} visits: ${seconds.toFixed(1)} s of processor time, ${Math.round(rows / seconds)} rows a second`,
)
print(`most memory ${Math.round(most / 1024 / 1024)} MB; ${missing} minutes missing in all`)
// The least: the processor time of all the others also holds what the machine's other work costs them.
if (times[0] > 20) throw new Error('six months took more than 20 ms')
if (most > 300 * 1024 * 1024) throw new Error('more than 300 MB')
