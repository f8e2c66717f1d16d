import type { LogShow } from './log'
import type { Scene } from '~/views/frame/scene'

/** What a choice is called in the address. */
export const showNames = [
  ['sett', 'seen'],
  ['gjort', 'done'],
  ['nekat', 'refused'],
  ['inloggning', 'signIn'],
] as const satisfies readonly (readonly [string, LogShow])[]

type Filter = { show: LogShow | null; personId: string | null; before: number | null }
type Choice = { href: string; text: string; count?: number; current: boolean }

/** Where the links of the log lead: another choice begins at the newest again. `people`: what others did, one's own, and each. */
export type LogLinks = { kinds: Choice[]; people: Choice[]; csv: string; older: string | null; newest: string | null }

/** The links of a page of the log; `next` is the number that the next page goes on from. */
export function logLinks(
  brukareId: string,
  filter: Filter,
  view: {
    people: readonly { id: string; name: string }[]
    next: number | null
    viewerId: string
    countOf: ((show: LogShow | null, personId: string | null) => number) | null
  },
  { t }: Scene,
): LogLinks {
  const base = `/b/${brukareId}/logg`
  const to = (changed: Partial<Filter>, path = base) => withQuery(path, { ...filter, before: null, ...changed })
  const counted = (show: LogShow | null, personId: string | null) =>
    view.countOf === null ? {} : { count: view.countOf(show, personId) }
  const kind = (show: LogShow | null): Choice => ({
    ...counted(show, filter.personId),
    href: to({ show }),
    text: t(`access-log.show.${show ?? 'all'}`),
    current: filter.show === show,
  })
  const person = (id: string | null, text: string): Choice => ({
    ...{ href: to({ personId: id }), text, ...counted(filter.show, id) },
    current: filter.personId === id,
  })
  return {
    kinds: [kind(null), ...showNames.map(([, show]) => kind(show))],
    people: [
      person(null, t('access-log.others')),
      person(view.viewerId, t('access-log.own')),
      ...view.people.filter(({ id }) => id !== view.viewerId).map(({ id, name }) => person(id, name)),
    ],
    csv: to({}, `${base}.csv`),
    older: view.next === null ? null : to({ before: view.next }),
    newest: filter.before === null ? null : to({}),
  }
}

function withQuery(path: string, { show, personId, before }: Filter): string {
  const name = showNames.find(([, own]) => own === show)?.[0]
  const values = new URLSearchParams({
    ...(name !== undefined && { visa: name }),
    ...(personId !== null && { person: personId }),
    ...(before !== null && { fore: String(before) }),
  }).toString()
  return values === '' ? path : `${path}?${values}`
}
