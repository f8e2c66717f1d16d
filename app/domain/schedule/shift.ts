import type { ActorRole } from '~/domain/access/representation'
import type { TimeKind } from '~/domain/time/minutes'
import type { DayString } from '~/domain/time/time'

/** How a time was registered. */
export type RegistrationMethod = 'app' | 'nfc' | 'lock' | 'manualAfterwards'

/** Who somebody is: languages by BCP 47, the best first, and the first day with this brukare. */
export type Introduction = { languages?: readonly string[]; since?: DayString }

/** Someone who does the work. `displayName` is an alias for staff with protected identity. */
export type Staff = {
  id: string
  displayName: string
  role: 'assistant' | 'homeCarer' | 'nurse' | 'arbetsledare'
  /** Shown with the person's yes alone: domain/staff/shown. */
  photoUrl?: string
  photoConsent?: boolean
  introduction?: Introduction
  /** First day with this brukare, when within the last 14 days or ahead. */
  newSince?: DayString
}

/** What is done, planned or not; `done` is null when not yet known. */
export type Activity = { name: string; planned: boolean; done: boolean | null }

/** The contract's Shift with its instants as `Instant`: text as the provider sends them, `Date` as the portal reckons. */
type ShiftWith<Instant> = {
  id: string
  plannedStart: Instant
  plannedEnd: Instant
  kind: TimeKind
  /** When a visit may begin, where the provider has promised a window and not a time. */
  arrivalWindow?: { start: Instant; end: Instant }
  staff: (Staff & { announcedAt?: Instant }) | null
  substituteFor?: Staff & { announcedAt?: Instant }
  status: 'planned' | 'started' | 'ended' | 'vacant' | 'cancelled'
  cancelledBy?: 'provider' | 'brukare'
  cancelledAt?: Instant
  doubleStaffingGroup?: string
  activities: readonly Activity[]
  actualStart?: RegistrationWith<Instant>
  actualEnd?: RegistrationWith<Instant>
  /** Somebody has said that the one who was booked is there, or was; it is no registration. */
  arrivalSaid?: { at: Instant; byRole: ActorRole }
  /**
   * There where the viewer may not see the visit: all that is left of what was registered. Never sent by a provider.
   */
  untold?: { begun: boolean; ended: boolean }
  /**
   * How old the provider's own data of it may be, in seconds; left out: they are of now. Never sent on a shift: it stands in the
   * answer that the shift came in.
   */
  freshnessSeconds?: number
  changes: readonly ShiftChangeWith<Instant>[]
  timeReportId?: string
  /** The other one, where a move is a new shift at the provider: `replaces` on the new, `replacedBy` on the cancelled. */
  relatedTo?: { id: string; plannedStart: Instant; relation: 'replaces' | 'replacedBy' }
}

type RegistrationWith<Instant> = {
  at: Instant
  method: RegistrationMethod
  registeredAt: Instant
  registeredBy?: string
  originalAt?: Instant
  changedBy?: string
  changedAt?: Instant
}

type ShiftChangeWith<Instant> = {
  at: Instant
  type: 'moved' | 'substitute' | 'vacant' | 'filled' | 'cancelled' | 'restored' | 'newPerson'
  by?: 'provider' | 'brukare'
  previousStart?: Instant
  previousEnd?: Instant
  previousStaffName?: string
}

/** A shift as the contract sends it, instants as RFC 3339 text. */
export type ShiftData = ShiftWith<string>
/** A planned piece of work, and what became of it. */
export type Shift = ShiftWith<Date>
/** One registered start or end, as the contract sends it. */
export type RegistrationData = RegistrationWith<string>
/** One registered start or end. */
export type Registration = RegistrationWith<Date>

/** Reads the instants of a shift that has already been validated against the contract. */
export function parseShift(data: ShiftData): Shift {
  return {
    ...data,
    plannedStart: new Date(data.plannedStart),
    plannedEnd: new Date(data.plannedEnd),
    arrivalWindow: data.arrivalWindow && {
      start: new Date(data.arrivalWindow.start),
      end: new Date(data.arrivalWindow.end),
    },
    staff: data.staff && parseStaff(data.staff),
    substituteFor: data.substituteFor && parseStaff(data.substituteFor),
    cancelledAt: parseInstant(data.cancelledAt),
    actualStart: data.actualStart && parseRegistration(data.actualStart),
    actualEnd: data.actualEnd && parseRegistration(data.actualEnd),
    arrivalSaid: data.arrivalSaid && { ...data.arrivalSaid, at: new Date(data.arrivalSaid.at) },
    relatedTo: data.relatedTo && { ...data.relatedTo, plannedStart: new Date(data.relatedTo.plannedStart) },
    changes: data.changes.map((change) => ({
      ...change,
      at: new Date(change.at),
      previousStart: parseInstant(change.previousStart),
      previousEnd: parseInstant(change.previousEnd),
    })),
  }
}

/** Reads the instants of a registration. */
export function parseRegistration(data: RegistrationData): Registration {
  return {
    ...data,
    at: new Date(data.at),
    registeredAt: new Date(data.registeredAt),
    originalAt: parseInstant(data.originalAt),
    changedAt: parseInstant(data.changedAt),
  }
}

function parseStaff(data: Staff & { announcedAt?: string }): Staff & { announcedAt?: Date } {
  return { ...data, announcedAt: parseInstant(data.announcedAt) }
}

function parseInstant(value: string | undefined): Date | undefined {
  return value === undefined ? undefined : new Date(value)
}
