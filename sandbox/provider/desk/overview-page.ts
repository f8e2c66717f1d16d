import { dayAfter, minutesBetween, stockholmDate } from '../../../app/domain/time/time'
import type { DeskObjection, DeskReport, DeskShift } from '../store/types'
import { dayStrip } from './day-strip'
import { atDesk, sendDeskPage, type DeskPages } from './desk'
import { clock, dateTime, day, duration, span } from './format'
import { sortedGroups } from './group'
import { html, type Html } from './html'
import { dayOf } from './web'
import { kindWords, shiftStatus } from './words'

/** Who comes, in words: also that nobody does, and in whose place. */
export const whoComes = ({ staff, substituteFor }: Pick<DeskShift, 'staff' | 'substituteFor'>): string => {
  if (!staff) return 'Ingen bokad'
  return substituteFor ? `${staff.displayName}, vikarie för ${substituteFor.displayName}` : staff.displayName
}

const statusColor = ({ status, missed }: DeskShift): string =>
  missed || status === 'vacant' ? 'danger' : status === 'started' ? 'success' : 'neutral'

/** How long ago somebody should have come. */
const lateness = ({ start, end }: DeskShift, now: Date): string =>
  end <= now ? `skulle ha slutat klockan ${clock(end)}` : `${duration(minutesBetween(start, now))} sen`

/** A shift among those of several brukare, with what is wrong with it. */
const namedItem = (base: string, shift: DeskShift, tag: Html): Html =>
  html`<li class="rad">
    <a class="ds-link" href="${base}/pass/${shift.id}"
      >${shift.brukare.name}, ${span(shift.start, shift.end)}, ${whoComes(shift)}</a
    >
    ${tag}
    ${shift.arrivalSaid ? html`<span class="ds-tag" data-color="warning">${arrivalWords(shift.arrivalSaid)}</span>` : null}
    ${shift.openObjectionCount > 0 ? html`<span class="ds-tag" data-color="warning">öppen invändning</span>` : null}
  </li>`

/** Those whom somebody waits for stand first, in red and counted; nothing when there are none. */
const missedSection = (base: string, missed: readonly DeskShift[], now: Date): Html | null =>
  missed.length === 0
    ? null
    : html`<section class="bradskande" aria-labelledby="inte-borjade">
        <h2 class="ds-heading" data-size="sm" id="inte-borjade">Inte påbörjade: ${missed.length}</h2>
        <ul class="lista">
          ${missed.map((it) =>
            namedItem(base, it, html`<span class="ds-tag" data-color="danger">${lateness(it, now)}</span>`),
          )}
        </ul>
      </section>`

/** Where nobody is to come. */
const vacantSection = (base: string, vacant: readonly DeskShift[]): Html | null =>
  vacant.length === 0
    ? null
    : html`<section class="utan" aria-labelledby="utan">
        <h2 class="ds-heading" data-size="sm" id="utan">Utan bokad person: ${vacant.length}</h2>
        <ul class="lista">
          ${vacant.map((it) => namedItem(base, it, html`<span class="ds-tag" data-color="warning">vakant</span>`))}
        </ul>
      </section>`

const shiftItem = (base: string, shift: DeskShift): Html =>
  html`<li class="rad">
    <a class="ds-link" href="${base}/pass/${shift.id}">${span(shift.start, shift.end)}, ${whoComes(shift)}</a>
    <span>${kindWords[shift.kind]}</span>
    <span class="ds-tag" data-color="${statusColor(shift)}"
      >${shift.missed ? 'inte påbörjat' : shiftStatus(shift)}</span
    >
    ${shift.arrivalSaid ? html`<span class="ds-tag" data-color="warning">${arrivalWords(shift.arrivalSaid)}</span>` : null}
    ${shift.openObjectionCount > 0 ? html`<span class="ds-tag" data-color="warning">öppen invändning</span>` : null}
  </li>`

/** What somebody has said through Insyn of a shift that nothing is registered of. */
export const arrivalWords = ({ at, name }: NonNullable<DeskShift['arrivalSaid']>): string =>
  `${name === '' ? 'någon' : name} sa klockan ${clock(at)} att personen kom`

const urgentItem = (base: string, { objection, brukare }: DeskObjection): Html =>
  html`<li class="rad">
    <a class="ds-link" href="${base}/invandning/${objection.id}"
      >Ingen har kommit till ${brukare.name}, ${objection.reference}</a
    >
    <span class="ds-tag" data-color="danger">Brådskande</span>
    <span>Sagt ${dateTime(objection.lodgedAt)}</span>
    ${
      objection.reaction
        ? html`<span
            >Läst av ${objection.reaction.acknowledgedBy}${objection.reaction.onTheWay ? ', någon är på väg' : ''}</span
          >`
        : html`<strong>Ingen har läst det än</strong>`
    }
  </li>`

/** What is urgent stands first and in red, and is counted; nothing when there is nothing. */
export const urgentSection = (base: string, objections: readonly DeskObjection[]): Html | null => {
  const urgent = objections.filter(({ objection }) => objection.urgent)
  return urgent.length === 0
    ? null
    : html`<section class="bradskande" aria-labelledby="bradskande">
        <h2 class="ds-heading" data-size="sm" id="bradskande">Brådskande: ${urgent.length}</h2>
        <ul class="lista">
          ${urgent.map((it) => urgentItem(base, it))}
        </ul>
      </section>`
}

/** One section a brukare, in the order of names: the day as a picture, and in words. */
const shiftSections = (base: string, date: string, shifts: readonly DeskShift[], now: Date): Html[] => {
  const groups = sortedGroups(
    shifts,
    (it) => it.brukare.id,
    (it) => it.brukare.name,
  )
  return groups.map(
    (group) =>
      html`<section>
        <h3 class="ds-heading" data-size="xs">${group[0]?.brukare.name}</h3>
        ${dayStrip(date, group, now)}
        <ul class="lista">
          ${group.map((shift) => shiftItem(base, shift))}
        </ul>
      </section>`,
  )
}

/** A number that opens what it counts. */
const count = (href: string, words: string, number: number, state: 'bad' | 'warn' | null = null): Html =>
  html`<li ${number > 0 && state !== null ? html` data-state="${state}"` : null}>
    <a class="ds-link" href="${href}">${words}: <strong>${number}</strong></a>
  </li>`

type Day = {
  date: string
  shifts: readonly DeskShift[]
  reports: readonly DeskReport[]
  objections: readonly DeskObjection[]
}

const isMissed = ({ missed }: DeskShift): boolean => missed
const isVacant = ({ status }: DeskShift): boolean => status === 'vacant'

/** How many of what, the most urgent first; each leads to its list. */
const counts = (base: string, { shifts, reports, objections }: Day): Html => {
  const [missed, vacant] = [shifts.filter(isMissed).length, shifts.filter(isVacant).length]
  const overdue = objections.filter((it) => it.overdue).length
  return html`<ul class="antal">
    ${count(missed > 0 ? '#inte-borjade' : '#pass', 'Inte påbörjade', missed, 'bad')}
    ${count(vacant > 0 ? '#utan' : '#pass', 'Utan bokad person', vacant, 'warn')}
    ${count(`${base}/invandningar`, 'Öppna invändningar', objections.length)}
    ${overdue > 0 ? count(`${base}/invandningar`, 'Försenade svar', overdue, 'bad') : null}
    ${count(`${base}/rapporter`, 'Tidrapporter att fastställa', reports.length)}
  </ul>`
}

const otherDays = (base: string, date: string, today: string): Html =>
  html`<p class="fler knappar">
    <a class="ds-link" href="${base}?datum=${dayAfter(date, -1)}">Dagen före</a>
    ${date === today ? null : html`<a class="ds-link" href="${base}">I dag</a>`}
    <a class="ds-link" href="${base}?datum=${dayAfter(date)}">Dagen efter</a>
  </p>`

/** The day of every brukare: what is urgent, whom nobody has come to, where nobody is booked; then all of it. */
const overview = (base: string, today: string, now: Date, shown: Day): Html => {
  const { date, shifts, objections } = shown
  const [first] = objections
  return html`<p class="ds-paragraph">${shifts.length === 1 ? 'Ett pass' : `${shifts.length} pass`}.</p>
    ${counts(base, shown)} ${urgentSection(base, objections)} ${missedSection(base, shifts.filter(isMissed), now)}
    ${vacantSection(base, shifts.filter(isVacant))}
    ${
      first
        ? html`<p class="ds-paragraph">Nästa svar ska vara lämnat senast ${day(first.objection.answerDueBy)}.</p>`
        : null
    }
    <section aria-labelledby="pass">
      <h2 class="ds-heading" data-size="sm" id="pass">Passen ${day(date)}</h2>
      ${otherDays(base, date, today)}
      <div class="delar">${shiftSections(base, date, shifts, now)}</div>
    </section>`
}

/** The day's shifts of every brukare, and what waits for the arbetsledare. */
export const addOverviewPage: DeskPages = (router, desk) => {
  router.get(
    '/',
    atDesk(desk, async (call) => {
      const now = desk.clock()
      const today = stockholmDate(now)
      const date = dayOf(call.request, today)
      const store = desk.store().desk
      const [shifts, reports, objections] = await Promise.all([
        store.listDayShifts(date),
        store.listReports(),
        store.listOpenObjections(),
      ])
      sendDeskPage(desk, call, {
        heading: date === today ? `I dag, ${day(date)}` : `Pass ${day(date)}`,
        section: '',
        content: overview(desk.base, today, now, { date, shifts, reports, objections }),
      })
    }),
  )
}
