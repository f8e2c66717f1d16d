/**
 * What the HTTP API, the arbetsledare's desk and the assistant's check-in of the sandbox provider can ask of and do to
 * its database. One `ProviderStore` a tenant. Everything that leaves through `ContractStore` has the shape of
 * openapi.yaml; times are RFC 3339 strings with Stockholm's offset there, and `Date` on the desk and the check-in.
 */
import type * as Contract from '../../../provider-api/contract'
import type { ContractStore } from '../../../provider-kit/contract-store'
import type { HoursEffect } from '../../../app/domain/wishes/effect'
import type { ActionResult } from './action-result'

export type { Actor, ContractStore, Write } from '../../../provider-kit/contract-store'

export type DeskStaff = { id: string; displayName: string; role: Contract.Staff['role'] }
export type DeskBrukare = { id: string; name: string; protectedIdentity: boolean }

/** A shift on the desk or the check-in. */
export type DeskShift = {
  id: string
  brukare: DeskBrukare
  start: Date
  end: Date
  kind: Contract.TimeKind
  status: Contract.Shift['status']
  cancelledBy: 'provider' | 'brukare' | null
  staff: DeskStaff | null
  substituteFor: DeskStaff | null
  actualStart: Date | null
  actualEnd: Date | null
  comment: string | null
  activities: Contract.Activity[]
  openObjectionCount: number
  /** Somebody was to come, and nothing is registered. */
  missed: boolean
  /** Who has said through Insyn that somebody came, and when. */
  arrivalSaid: { at: Date; name: string } | null
}

/** A report on the desk, with why it can or cannot go in a batch. */
export type DeskReport = {
  id: string
  brukare: DeskBrukare
  staff: DeskStaff
  month: string
  state: Contract.TimeReportSummary['state']
  rowCount: number
  deviationCount: number
  openObjectionCount: number
  /** Certified, every row according to plan, no open objection. */
  batchable: boolean
  latestVersion: number | null
}

export type DeskObjection = { objection: Contract.Objection; brukare: DeskBrukare; overdue: boolean }

export type BatchResult = {
  faststallda: { timeReportId: string; faststallandeId: string }[]
  /** Reports of the month that were left, and why. */
  left: {
    timeReportId: string
    staffName: string
    reason: 'notCertified' | 'deviation' | 'openObjection' | 'alreadyFaststalld'
  }[]
}

/** The arbetsledare's desk. `by` is the staff id of the arbetsledare who acts. */
export type DeskStore = {
  listArbetsledare(): Promise<DeskStaff[]>
  listBrukare(): Promise<DeskBrukare[]>
  /** Shifts of all brukare (or one) that overlap the Stockholm day `date` (yyyy-mm-dd), by start. */
  listDayShifts(date: string, brukareId?: string): Promise<DeskShift[]>
  getShift(shiftId: string): Promise<DeskShift | null>
  /** Staff with no shift that overlaps the given shift's span, those who know the brukare first. */
  listSubstitutes(shiftId: string): Promise<(DeskStaff & { knowsBrukare: boolean })[]>
  /** Reports of a month, or of every month with a report that waits (certified or reopened) when left out. */
  listReports(month?: string): Promise<DeskReport[]>
  /** Objections without an answer (received, underReview): the urgent first, then the one due first. */
  listOpenObjections(): Promise<DeskObjection[]>
  /** The räkningsunderlag that an objection is about. */
  getDeskClaim(brukareId: string, claimId: string): Promise<Contract.Claim | null>
  getDeskObjection(objectionId: string): Promise<DeskObjection | null>

  markSickAndSubstitute(shiftId: string, substituteStaffId: string): Promise<ActionResult<DeskShift>>
  leaveVacant(shiftId: string): Promise<ActionResult<DeskShift>>
  cancel(shiftId: string, by: 'provider' | 'brukare'): Promise<ActionResult<DeskShift>>
  move(shiftId: string, span: { start: Date; end: Date }): Promise<ActionResult<DeskShift>>
  /** Fastställer everything certified that is according to plan and has no open objection. */
  faststallBatch(brukareId: string, month: string, by: string): Promise<ActionResult<BatchResult>>
  /** `comment` is mandatory where a row is a deviation; a report with an open objection is refused until it is answered. */
  faststallSingle(
    timeReportId: string,
    comment: string,
    by: string,
  ): Promise<ActionResult<{ faststallandeId: string; version: number }>>
  /** Opens a fastställd report again; the old versions stay. */
  reopen(timeReportId: string, by: string): Promise<ActionResult<{ timeReportId: string }>>
  /** Changes the time of one row, keeping the original; a fastställd report gets a new version with `comment`. */
  changeRow(
    rowId: string,
    change: { start: Date; end: Date; comment: string },
    by: string,
  ): Promise<ActionResult<{ timeReportId: string; version: number | null }>>
  /** Reads an urgent one: the brukare's side sees by whom, and whether somebody is on the way. */
  acknowledge(
    objectionId: string,
    reaction: { onTheWay: boolean; etaAt: Date | null },
    by: string,
  ): Promise<ActionResult<Contract.Objection>>
  startReview(objectionId: string, by: string): Promise<ActionResult<Contract.Objection>>
  answerObjection(
    objectionId: string,
    answer: { outcome: Contract.ObjectionAnswer['outcome']; motivation: string },
    by: string,
  ): Promise<ActionResult<Contract.Objection>>
}

/** A wish on the desk, with the shift that it is about and what it does to the hours. */
export type DeskWish = {
  wish: Contract.Wish
  brukare: DeskBrukare
  shift: DeskShift | null
  /** What a yes does to the planned hours, by the schedule as it is now. */
  effect: HoursEffect
}

/** What the desk does with wishes. `by` is the staff id of the arbetsledare who acts. */
export type DeskWishes = {
  /** Those that are not decided, the first that came first. */
  listOpenWishes(): Promise<DeskWish[]>
  getDeskWish(wishId: string): Promise<DeskWish | null>
  /** Answers. What is accepted in whole is carried out in the schedule at once: shifts are cancelled on the brukare's side, or moved. */
  answerWish(
    wishId: string,
    answer: { outcome: Contract.WishAnswer['outcome']; text: string },
    by: string,
  ): Promise<ActionResult<Contract.Wish>>
}

/** The assistant's check-in. */
export type CheckInStore = {
  listAssistants(): Promise<DeskStaff[]>
  /** The shift that is going on, else the next one within 24 hours; null when there is none. */
  nextShiftFor(staffId: string): Promise<DeskShift | null>
  /** `at` is the time that counts; registered now, by the booked assistant. */
  start(shiftId: string, at: Date, comment?: string): Promise<ActionResult<DeskShift>>
  /** `activitiesDone`: names of the activities that were done; those not named were not. */
  end(
    shiftId: string,
    at: Date,
    comment: string | undefined,
    activitiesDone: readonly string[],
  ): Promise<ActionResult<DeskShift>>
}

/** One tenant of the sandbox provider. */
export type ProviderStore = {
  tenant: { key: string; name: string }
  contract: ContractStore
  desk: DeskStore & DeskWishes
  checkIn: CheckInStore
  /** The photo of a member of staff, as PNG; null when there is none. */
  photo: (staffId: string) => Uint8Array | null
}

/** The whole sandbox provider under its HTTP layer. Made by `openProvider` in `sandbox/provider/store/open.ts`. */
export type Provider = {
  /** The store of a tenant, by the first part of the path (`farsta`, `soder`); null when there is none. */
  store(tenant: string): ProviderStore | null
  tenants: readonly { key: string; name: string }[]
  clock: () => Date
  /** Adds the days that are missing and registers what has passed. Called at opening and each minute by itself. */
  advance(): Promise<void>
  /** Told the newest cursor of a tenant after each commit that appended to its change feed; for the webhook's nudge. */
  onChange(listener: (tenant: string, cursor: string) => void): () => void
  close(): Promise<void>
}
