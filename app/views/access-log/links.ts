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
type Choice = { href: string; text: string; current: boolean }

/** Where the links of the log lead: another choice begins at the newest again. */
export type LogLinks = { kinds: Choice[]; people: Choice[]; csv: string; older: string | null; newest: string | null }

/** The links of a page of the log; `next` is the number that the next page goes on from. */
export function logLinks(
  brukareId: string,
  filter: Filter,
  view: { people: readonly { id: string; name: string }[]; next: number | null },
  { t }: Scene,
): LogLinks {
  const base = `/b/${brukareId}/logg`
  const to = (changed: Partial<Filter>, path = base) => withQuery(path, { ...filter, before: null, ...changed })
  const kind = (show: LogShow | null): Choice => ({
    href: to({ show }),
    text: t(`access-log.show.${show ?? 'all'}`),
    current: filter.show === show,
  })
  const person = (id: string | null, text: string): Choice => ({
    ...{ href: to({ personId: id }), text },
    current: filter.personId === id,
  })
  return {
    kinds: [kind(null), ...showNames.map(([, show]) => kind(show))],
    people: [person(null, t('access-log.everyone')), ...view.people.map(({ id, name }) => person(id, name))],
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
