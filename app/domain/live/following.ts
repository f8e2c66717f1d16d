import type { Scope } from '~/domain/access/representation'

/** What an open page is told that has happened, and no more. */
export const liveKinds = ['shift', 'report', 'objection', 'wish', 'access', 'notice'] as const
export type LiveKind = (typeof liveKinds)[number]

/** The header by which a page asks for itself again, without anybody having pressed anything. */
export const followHeader = 'insyn-follow'

/** The header in which it is answered when it is as it was: the clock, to look at. */
export const asOfHeader = 'insyn-as-of'

/** Where a page is told of everything that the viewer may see; a browser that has several of a person's open listens there. */
export const everythingPath = '/att-gora/live'

/**
 * True for a page that asks for itself again. It gives the session no more time, takes nothing that is said once, and marks
 * nothing as read: what it is good for is less than what any other request is, so that anybody may send it.
 */
export function asksByItself({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean {
  return method === 'GET' && headers.has(followHeader)
}

/** What an open page is told of something that has changed, and the right without which it is told nothing. */
type Telling = { kind: LiveKind; scope: Scope }

const shift: Telling = { kind: 'shift', scope: 'schedule:read' }
const report: Telling = { kind: 'report', scope: 'reports:read' }
const objection: Telling = { kind: 'objection', scope: 'object' }
const wish: Telling = { kind: 'wish', scope: 'wish' }
const hours: Telling = { kind: 'notice', scope: 'hours:read' }
const access: Telling = { kind: 'access', scope: 'access:manage' }

/** By the kinds of change of the contract, and those of what is done in the portal (the access log's). */
const tellings: Readonly<Record<string, Telling>> = {
  ...{ shift, arrival: shift },
  ...{ timeReport: report, faststallande: report, comment: report, review: report, month: report },
  ...{ objection, wish },
  ...{ grant: hours, claim: { kind: 'notice', scope: 'claim:read' } },
  ...{ representation: access, brukare: access, fullmakt: access, access },
  jointAct: { kind: 'notice', scope: 'schedule:read' },
}

/** Null: no open page shows it. */
export function tellingOf(type: string): Telling | null {
  return Object.hasOwn(tellings, type) ? (tellings[type] ?? null) : null
}

/** What has changed that may open or close something for somebody. */
export function isAboutRights(type: string): boolean {
  return type === 'representation' || type === 'brukare'
}
