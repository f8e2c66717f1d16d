/** A provider of its own for a test, whose clock the test sets. */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dayAfter, monthAfter } from '../../../app/domain/time/time'
import type { NewObjection, Shift } from '../../../provider-api/contract'
import { testInstant } from '../../../tests/support/template-making'
import { copyTemplate } from '../../../tests/support/templates'
import { reportCases } from '../world/report-cases'
import type { ReportCase } from '../world/report-cases'
import { brukareIdOf, reportIdOf, shiftIdOf } from '../world/shifts'
import { member } from '../world/staff'
import { openProvider } from './open'
import type { Actor, Provider, ProviderStore } from './types'

/** The day the test's world is made on: a Thursday, with the autumn's clock change in the month before. */
export const anchor = testInstant.slice(0, 10)

export type TestProvider = {
  provider: Provider
  /** Closes it and removes its folder. */
  close: () => Promise<void>
  farsta: ProviderStore
  soder: ProviderStore
  /** Sets the clock; RFC 3339. */
  setNow: (instant: string) => void
}

/** Opens a provider with its world made at ten on the anchor day. */
export async function openTestProvider(): Promise<TestProvider> {
  let now = new Date(testInstant)
  const folder = await copyTemplate('provider')
  const provider = await openProvider({ folder, clock: () => now })
  const store = (key: string) => {
    const found = provider.store(key)
    if (!found) throw new Error(`no ${key}`)
    return found
  }
  return {
    provider,
    close: async () => {
      await provider.close()
      await rm(folder, { recursive: true })
    },
    farsta: store('farsta'),
    soder: store('soder'),
    setNow(instant) {
      now = new Date(instant)
    },
  }
}

export const pia = brukareIdOf('farsta', 'pia')

/** The shift that one of Pia's slots has some days from the anchor. */
export const piaShift = (slot: string, offset: number) => shiftIdOf('farsta', 'pia', slot, dayAfter(anchor, offset))

/** The value, which the test cannot go on without. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing there')
  return value
}

/** A write of the portal, with a key of its own unless one is given. */
export const write = <T>(body: T, idempotencyKey: string = randomUUID()) => ({
  actor: { reference: 'actor-1', role: 'brukare' } satisfies Actor,
  idempotencyKey,
  body,
})

/** Pia's report that plays a case. */
export function reportOf(name: ReportCase['case']): string {
  const { staff, month } = must(reportCases.find((one) => one.case === name))
  return reportIdOf(pia, member('farsta', staff).id, monthAfter(anchor.slice(0, 7), month))
}

/** An objection of Pia's, as the portal sends it. */
export const objection = (reference: string, target: NewObjection['target']): NewObjection => ({
  reference,
  target,
  reason: 'wrongTime',
  text: 'Det stämmer inte.',
  lodgedAt: `${anchor}T09:59:00+01:00`,
  onBehalfOf: 'brukare',
})

/** A clock time of a day; the anchor day when none is given. */
export const at = (time: string, day = anchor) => new Date(`${day}T${time}:00+01:00`)

/** One of Pia's shifts, as the portal sees it. */
export async function readShift({ contract }: ProviderStore, id: string): Promise<Shift> {
  const page = must(await contract.listShifts(pia, { from: dayAfter(anchor, -14), to: dayAfter(anchor, 31) }))
  return must(page.items.find((shift) => shift.id === id))
}
