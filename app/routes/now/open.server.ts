import { redirect } from '@remix-run/node'
import type { Scope } from '~/domain/access/representation'
import { showPage } from '~/routes/frame/open-page.server'

const read = { action: 'now.read', type: 'brukare' }

/** What the first page shows, and the rest of it on a page of its own, without the answer and its cards. */
export const openNow = (hasCards: boolean) =>
  showPage(null, read, async ({ access, frame, news, judging, sawAtEach }, args) => {
    const first = firstPage(access.scopesAnywhere)
    if (first !== '') throw redirect(`/b/${access.brukare.id}/${first}`, 303)
    const { services, page } = args.context
    const scene = await judging()
    const [view, alerts] = await Promise.all([
      services.now.get(access, scene, news, hasCards),
      services.notices.alerts(access.viewer),
    ])
    const isSimple = page.language === 'sv-lattlast'
    return sawAtEach({ access: frame, view, now: scene.now, isSimple, alerts }, view.notices)
  })

/** Someone who may not see the schedule begins where there is something to see; '' when that is here. */
function firstPage(scopes: ReadonlySet<Scope>): string {
  if (scopes.has('schedule:read')) return ''
  if (scopes.has('reports:read')) return 'tidrapporter'
  if (scopes.has('hours:read')) return 'timmar'
  if (scopes.has('claim:read')) return 'rakningsunderlag'
  return scopes.has('object') ? 'invandningar' : ''
}
