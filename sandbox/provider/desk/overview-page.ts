import { dayAfter, stockholmDate } from '../../../app/domain/time/time'
import type { DeskObjection, DeskReport, DeskShift } from '../store/types'
import { atDesk, sendDeskPage, type DeskPages } from './desk'
import { clock, dateTime, day, span } from './format'
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

/** One section a brukare, in the order of names. */
const shiftSections = (base: string, shifts: readonly DeskShift[]): Html[] => {
  const groups = sortedGroups(
    shifts,
    (it) => it.brukare.id,
    (it) => it.brukare.name,
  )
  return groups.map(
    (group) =>
      html`<section>
        <h3 class="ds-heading" data-size="xs">${group[0]?.brukare.name}</h3>
        <ul class="lista">
          ${group.map((shift) => shiftItem(base, shift))}
        </ul>
      </section>`,
  )
}

const waiting = (base: string, reports: readonly DeskReport[], objections: readonly DeskObjection[]): Html => {
  const first = objections[0]
  const overdue = objections.filter((it) => it.overdue).length
  const due = first ? ` Den första ska ha svar senast ${day(first.objection.answerDueBy)}.` : ''
  return html`<section aria-labelledby="vantar">
    <h2 class="ds-heading" data-size="sm" id="vantar">Det här väntar på dig</h2>
    <ul class="lista">
      <li>
        <a class="ds-link" href="${base}/rapporter">Tidrapporter att fastställa: ${reports.length}</a>
      </li>
      <li>
        <a class="ds-link" href="${base}/invandningar">Öppna invändningar: ${objections.length}</a>${due}
        ${overdue > 0 ? html`<span class="ds-tag" data-color="danger">${overdue} försenade</span>` : null}
      </li>
    </ul>
  </section>`
}

const otherDays = (base: string, date: string, today: string): Html =>
  html`<p class="fler knappar">
    <a class="ds-link" href="${base}?datum=${dayAfter(date, -1)}">Dagen före</a>
    ${date === today ? null : html`<a class="ds-link" href="${base}">I dag</a>`}
    <a class="ds-link" href="${base}?datum=${dayAfter(date)}">Dagen efter</a>
  </p>`

/** The day's shifts of every brukare, and what waits for the arbetsledare. */
export const addOverviewPage: DeskPages = (router, desk) => {
  router.get(
    '/',
    atDesk(desk, async (call) => {
      const today = stockholmDate(desk.clock())
      const date = dayOf(call.request, today)
      const store = desk.store().desk
      const [shifts, reports, objections] = await Promise.all([
        store.listDayShifts(date),
        store.listReports(),
        store.listOpenObjections(),
      ])
      const vacant = shifts.filter((it) => it.status === 'vacant').length
      const missed = shifts.filter((it) => it.missed).length
      sendDeskPage(desk, call, {
        heading: date === today ? `I dag, ${day(date)}` : `Pass ${day(date)}`,
        section: '',
        content: html`${urgentSection(desk.base, objections)} ${waiting(desk.base, reports, objections)}
          <section aria-labelledby="pass">
            <h2 class="ds-heading" data-size="sm" id="pass">Passen ${day(date)}</h2>
            <p class="ds-paragraph">${shifts.length} pass. Utan bokad person: ${vacant}. Inte påbörjade: ${missed}.</p>
            ${otherDays(desk.base, date, today)}
            <div class="delar">${shiftSections(desk.base, shifts)}</div>
          </section>`,
      })
    }),
  )
}
