import { atDesk, sendDeskPage, type DeskPages } from './desk'
import { dateTime } from './format'
import { html, type Html } from './html'
import { wideTable } from './wide-table'
import type { ReadLogEntry } from '../../../provider-kit/http/read-log'

const columns = ['När', 'Vem', 'I rollen', 'Anrop', 'Om', 'Svar']

const line = ({ at, actor, role, operation, subject, status }: ReadLogEntry): Html =>
  html`<tr>
    <th scope="row">${dateTime(at)}</th>
    <td>${actor ?? 'portalen'}</td>
    <td>${role ?? 'ingen'}</td>
    <td>${operation}</td>
    <td>${subject}</td>
    <td>${status}</td>
  </tr>`

/** Who has read or written through the API: the provider's side of traceability. */
export const addLogPage: DeskPages = (router, desk) => {
  router.get(
    '/logg',
    atDesk(desk, (call) => {
      const entries = desk.readLog.list()
      sendDeskPage(desk, call, {
        heading: 'Läslogg',
        section: '/logg',
        content:
          entries.length === 0
            ? html`<p class="ds-paragraph">Ingen har läst något sedan start.</p>`
            : html`<p class="ds-paragraph">De senaste ${entries.length} anropen från portalen.</p>
                ${wideTable('Anrop från portalen', columns, entries.map(line))}`,
      })
      return Promise.resolve()
    }),
  )
}
