import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBalances, balanceOf } from '~/domain/hours/balance'
import { dayAfter, monthDays, stockholmDate } from '~/domain/time/time'
import type { ProviderGateway } from '~/provider/types'
import { readHours } from '~/services/hours/source.server'
import { openWorkList } from './work-list-scene'

/** Everyone in the work list with who is there and the hours, as the sandbox provider and one of 1.0 tell them. */

let work: Awaited<ReturnType<typeof openWorkList>>

beforeAll(async () => {
  work = await openWorkList(0)
}, 300_000)
afterAll(() => work.close())

describe('a row of the work list', () => {
  it('has everyone: one with few rights with what they are, one at two providers once, with both named', async () => {
    const { view, service, subjects } = await work.lookAt(await work.userOf('greta'))
    const { rows, filters } = view.table
    expect(rows).toHaveLength(8)
    expect(filters.map(({ count }) => count)).toEqual([8, 7, 7, 1])
    expect(rows.find(({ name }) => name === 'Karl Öberg')?.notes).toContain('Får hjälp av Farsta och Söder.')
    const hanna = rows.find(({ name }) => name === 'Hanna Dahl')
    expect(hanna).toMatchObject({
      now: { kind: 'notYours', text: 'Du får inte se schemat' },
      wait: { item: null, text: 'Du kan se timmar och se underlaget till räkningen.' },
    })
    // Though no report of hers may be read, the hours are asked for.
    expect(hanna?.hours.missing).not.toBeNull()
    const choose = await service.atSubjects(subjects, work.scene())
    for (const { id, count } of view.list.groups) expect(choose.of(id).waits).toBe(count)
    expect(choose.of(hanna?.id ?? '').waits).toBe('Inget väntar på dig')
  })

  it('tells the hours of each as the page of the month does, to the minute', async () => {
    const { view, subjects } = await work.lookAt(await work.userOf('greta'))
    const today = stockholmDate(work.test.time.now)
    const month = monthDays(today.slice(0, 7))
    for (const access of subjects) {
      const places = await readHours(work.gateway, access, 'req-1', work.test.time.now, month)
      const balances = places.flatMap(({ ledger }) =>
        ledger === null ? [] : [balanceOf(ledger, month.from, dayAfter(today, -1))],
      )
      const { granted, delivered } = addBalances(balances, month.from, today)
      const row = view.table.rows.find(({ id }) => id === access.brukare.id)
      const missing = granted === 0 ? null : granted - delivered
      expect([access.brukare.name, row?.hours.missing]).toEqual([access.brukare.name, missing])
    }
  })

  it('asks a provider of 1.0 for what that has, and says what it is not told', async () => {
    const older: ProviderGateway = {
      ...work.gateway,
      getCapabilities: async (...asked) => {
        const answer = await work.gateway.getCapabilities(...asked)
        if (answer.state === 'missing') return answer
        return { ...answer, data: { ...answer.data, searchParts: false } }
      },
    }
    const { view, calls } = await work.lookAt(await work.userOf('greta'), older)
    expect(calls['POST /farsta/v1/time-reports/search']).toBe(3)
    expect(view.table.rows).toHaveLength(8)
    expect(new Set(view.table.rows.map(({ now }) => now.kind))).toEqual(new Set(['unknown', 'notYours']))
    expect(new Set(view.table.rows.map(({ hours }) => hours.missing))).toEqual(new Set([null]))
  })
})
