/** What had happened before the world was made: objections with their answers, comments, a review, a second version. */
import { answerDueBy } from '../../../app/domain/objections/objection'
import { dayAfter, minutesAfter, monthAfter } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import type { Tables } from '../database/open'
import { newPersons } from './cases'
import { appendChanges } from './change-feed'
import { idOf } from './random'
import { reportCases } from './report-cases'
import type { ReportCase } from './report-cases'
import { reviseRow } from './revise'
import { at, brukareIdOf, reportIdOf, shiftIdOf } from './shifts'
import { firstArbetsledare, member } from './staff'

const pia = brukareIdOf('farsta', 'pia')
const piaName = 'Pia Lindgren'
const malin = `${firstArbetsledare('farsta').displayName}, arbetsledare`

type Step = {
  state: 'underReview' | 'accepted' | 'partlyAccepted' | 'rejected' | 'closed'
  at: Date
  motivation?: string
}
type Lodged = Pick<
  Prisma.ObjectionUncheckedCreateInput,
  'targetType' | 'shiftIds' | 'timeReportId' | 'rowIds' | 'faststallandeId' | 'reason' | 'text' | 'ownStart' | 'ownEnd'
> & { number: number; at: Date; steps: Step[]; reply?: { text: string; at: Date } }

/** Writes Pia's history at Farsta. Its objections have references of their own series, so they never meet the portal's. */
export async function writeHistory(tables: Tables, anchor: DayString): Promise<void> {
  const past = (months: number, day: number, time: string) =>
    at(`${monthAfter(anchor.slice(0, 7), months)}-${String(day).padStart(2, '0')}`, time)
  const accepted = await firstRowOf(tables, anchor, 'objectionAccepted')
  const rejected = await firstRowOf(tables, anchor, 'objectionRejected')
  const open = await firstRowOf(tables, anchor, 'waitsWithOpenObjection')
  const changed = await firstRowOf(tables, anchor, 'changedAfterFaststallande')
  const silent = await firstRowOf(tables, anchor, 'commentMissing')
  const late = await tables.reportRow.findFirstOrThrow({
    where: { shiftId: shiftIdOf('farsta', 'pia', 'day', dayAfter(anchor, -1)) },
  })

  await lodge(tables, {
    number: 1,
    targetType: 'rows',
    timeReportId: accepted.timeReportId,
    rowIds: [accepted.id],
    reason: 'wrongTime',
    ownStart: accepted.startAt,
    ownEnd: minutesAfter(accepted.endAt ?? accepted.startAt ?? past(-1, 8, '18:00'), -30),
    text: 'Assistenten gick en halvtimme tidigare än det står.',
    at: past(-1, 8, '18:05'),
    steps: [
      { state: 'underReview', at: past(-1, 9, '08:40') },
      {
        state: 'accepted',
        at: past(-1, 10, '13:15'),
        motivation: 'Du har rätt. Vi har ändrat sluttiden och gjort en ny version.',
      },
    ],
  })
  await reviseRow(tables, {
    rowId: accepted.id,
    start: accepted.startAt ?? past(-1, 8, '14:00'),
    end: minutesAfter(accepted.endAt ?? past(-1, 8, '22:00'), -30),
    comment: 'Ändrat efter invändning FAR-0001.',
    by: malin,
    at: past(-1, 10, '13:20'),
  })
  await lodge(tables, {
    number: 2,
    targetType: 'rows',
    timeReportId: rejected.timeReportId,
    rowIds: [rejected.id],
    reason: 'didNotHappen',
    text: 'Jag tror inte att någon var här den kvällen.',
    at: past(-1, 7, '10:30'),
    reply: { text: 'Tack, då förstår jag.', at: past(-1, 9, '17:20') },
    steps: [
      { state: 'underReview', at: past(-1, 7, '13:00') },
      {
        state: 'rejected',
        at: past(-1, 9, '09:05'),
        motivation: 'Dörrens lås visar att assistenten kom och gick. Därför ändrar vi inte tiden.',
      },
      { state: 'closed', at: past(-1, 16, '09:00') },
    ],
  })
  await lodge(tables, {
    number: 3,
    targetType: 'faststallande',
    timeReportId: silent.timeReportId,
    rowIds: [],
    reason: 'other',
    text: 'Det står inte varför tiden skiljer sig från planen.',
    at: past(-1, 12, '20:10'),
    steps: [
      {
        state: 'partlyAccepted',
        at: past(-1, 15, '10:45'),
        motivation: 'Kommentaren saknas. Tiden stämmer, så vi ändrar den inte.',
      },
    ],
  })
  await lodge(tables, {
    number: 4,
    targetType: 'rows',
    timeReportId: open.timeReportId,
    rowIds: [open.id],
    reason: 'activityMissing',
    text: 'Vi hann inte ut på promenad.',
    at: at(dayAfter(anchor, -2), '19:40'),
    steps: [],
  })
  await lodge(tables, {
    number: 5,
    targetType: 'rows',
    timeReportId: late.timeReportId,
    rowIds: [late.id],
    reason: 'wrongTime',
    text: 'Det dröjde längre än det står.',
    at: at(dayAfter(anchor, -1), '18:30'),
    steps: [{ state: 'underReview', at: at(dayAfter(anchor, -1), '19:15') }],
  })
  await lodge(tables, {
    number: 6,
    targetType: 'shift',
    shiftIds: [shiftIdOf('farsta', 'pia', 'evening', dayAfter(anchor, 1))],
    reason: 'other',
    text: 'Jag behöver få veta vem som kommer.',
    at: at(dayAfter(anchor, -1), '20:00'),
    steps: [],
  })
  await reviseRow(tables, {
    rowId: changed.id,
    start: changed.startAt ?? past(-1, 5, '06:00'),
    end: minutesAfter(changed.endAt ?? past(-1, 5, '14:00'), -20),
    comment: 'Sluttiden var fel i telefonen.',
    by: malin,
    at: past(-1, 14, '11:30'),
  })
  await announceNewPersons(tables, anchor)
  await tables.comment.createMany({
    data: [
      {
        id: idOf('com', 'pia', 1),
        timeReportId: open.timeReportId,
        rowIds: [open.id],
        text: 'Den här dagen regnade det hela tiden.',
        at: at(dayAfter(anchor, -2), '19:50'),
        byRole: 'brukare',
        name: piaName,
      },
      {
        id: idOf('com', 'pia', 2),
        timeReportId: changed.timeReportId,
        rowIds: [],
        text: 'Allt har fungerat bra den här månaden.',
        at: past(-1, 6, '12:00'),
        byRole: 'brukare',
        name: piaName,
      },
    ],
  })
  await tables.review.create({
    data: {
      id: idOf('rev', 'pia', 1),
      brukareId: pia,
      month: monthAfter(anchor.slice(0, 7), -2),
      action: 'reviewed',
      at: past(-1, 18, '16:00'),
      byRole: 'brukare',
      name: piaName,
    },
  })
}

/** The change log of the shift in which someone announced is new. */
async function announceNewPersons(tables: Tables, anchor: DayString): Promise<void> {
  for (const { firstDay, announcedAt } of newPersons(anchor)) {
    if (announcedAt === null) continue
    const shiftId = shiftIdOf('farsta', 'pia', 'day', firstDay)
    await tables.shiftChange.create({ data: { shiftId, at: announcedAt, type: 'newPerson', by: 'provider' } })
    await appendChanges(tables, 'farsta', [{ type: 'shift', brukareId: pia, resourceId: shiftId, at: announcedAt }])
  }
}

/** The first reported row of the report that plays a case. */
async function firstRowOf(tables: Tables, anchor: DayString, name: ReportCase['case']) {
  const found = reportCases.find((one) => one.case === name)
  if (!found) throw new Error(`no report plays ${name}`)
  const timeReportId = reportIdOf(pia, member('farsta', found.staff).id, monthAfter(anchor.slice(0, 7), found.month))
  return tables.reportRow.findFirstOrThrow({
    where: { timeReportId, startAt: { not: null } },
    orderBy: { startAt: 'asc' },
  })
}

async function lodge(tables: Tables, { number, at: lodgedAt, steps, reply, ...target }: Lodged): Promise<void> {
  const id = idOf('inv', 'pia', number)
  const answers = steps.flatMap(({ state, at: when, motivation = '' }) =>
    state === 'underReview' || state === 'closed' ? [] : [{ outcome: state, motivation, by: malin, at: when }],
  )
  await tables.objection.create({
    data: {
      ...target,
      id,
      tenantId: 'farsta',
      brukareId: pia,
      reference: `FAR-${String(number).padStart(4, '0')}`,
      lodgedAt,
      lodgedBy: piaName,
      onBehalfOf: 'brukare',
      state: steps.at(-1)?.state ?? 'received',
      receivedAt: lodgedAt,
      answerDueBy: answerDueBy(lodgedAt),
      events: {
        create: [
          { state: 'received', at: lodgedAt, by: 'brukare side' },
          ...steps.map(({ state, at: when }) => ({ state, at: when, by: malin })),
        ],
      },
      answers: { create: answers },
      messages: { create: reply ? [{ id: idOf('msg', id), from: 'person', name: piaName, ...reply }] : [] },
    },
  })
  const last = steps.at(-1)?.at ?? lodgedAt
  await appendChanges(tables, 'farsta', [{ type: 'objection', brukareId: pia, resourceId: id, at: last }])
}
