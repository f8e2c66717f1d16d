import { redirect } from '@remix-run/node'
import type { Scope } from '~/domain/access/representation'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'now.read', type: 'brukare' }

/** What the first page shows, and the rest of it on a page of its own. */
export const openNow = showPage(null, read, async ({ access, scene, frame, sawAtEach }, args) => {
  const first = firstPage(access.scopesAnywhere)
  if (first !== '') throw redirect(`/b/${access.brukare.id}/${first}`, 303)
  const { services, page } = args.context
  const view = await services.now.get(access, scene)
  const isSimple = page.language === 'sv-lattlast'
  return sawAtEach({ access: frame, view, now: scene.now, isSimple }, view.notices)
})

/** Someone who may not see the schedule begins where there is something to see; '' when that is here. */
function firstPage(scopes: ReadonlySet<Scope>): string {
  if (scopes.has('schedule:read')) return ''
  if (scopes.has('reports:read')) return 'tidrapporter'
  if (scopes.has('hours:read')) return 'timmar'
  if (scopes.has('claim:read')) return 'rakningsunderlag'
  return scopes.has('object') ? 'invandningar' : ''
}
