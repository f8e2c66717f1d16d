import type { Context, Group, Known, Place } from '../context'
import { nobody, under } from '../context'

/** What each group that is read by GET answers at. */
const groupPaths: Partial<Record<Group, [operation: string, rest: string]>> = {
  claims: ['listClaims', '/claims'],
  accessLog: ['listAccessLog', '/access-log'],
  documents: ['listDocuments', '/documents'],
  faststallandeFullmakt: ['getFaststallandeFullmakt', '/faststallande-fullmakt'],
  representations: ['listRepresentations', '/representations'],
  wishes: ['listWishes', '/wishes'],
}

/** Who is let in, and what is said of what is not there. */
export async function checkAccess({ session, months }: Context, { capabilities, places }: Known): Promise<void> {
  const [place] = places
  if (place === undefined) return
  const operation = 'getBrukare'
  const path = under(place, '')
  const tokens: [string, string | null][] = [
    ['without a token', null],
    ['with a changed token', 'Bearer provider.check.token'],
    ['with another word than Bearer', 'Basic cHJvdmlkZXI6Y2hlY2s='],
  ]
  for (const [what, authorization] of tokens) {
    const answer = await session.ask({ operation, path, role: place.role, authorization })
    answer?.look('token-needed', '', answer.status === 401, `status ${answer.status} ${what}`)
  }
  for (const [what, left] of [
    ['Insyn-Actor', { hasActor: false, role: place.role }],
    ['Insyn-Actor-Role', { role: null }],
    ['a role that is in the contract', { role: null, headers: { 'insyn-actor-role': 'nobody' } }],
  ] as const) {
    const answer = await session.ask({ operation, path, ...left })
    answer?.look('actor-needed', '', answer.status === 400, `status ${answer.status} without ${what}`)
  }
  const unknown: [operation: string, path: string][] = [
    ['getBrukare', `/v1/brukare/${nobody}`],
    ['listShifts', `/v1/brukare/${nobody}/shifts?from=2026-01-01&to=2026-01-07`],
    ['listTimeReports', `/v1/brukare/${nobody}/time-reports?month=2026-01`],
    ['listObjections', `/v1/brukare/${nobody}/objections`],
    ['getTimeReport', `/v1/time-reports/${nobody}`],
  ]
  for (const [called, address] of unknown) {
    const answer = await session.ask({ operation: called, path: address, role: place.role })
    answer?.look('unknown-id', '', answer.status === 404, `status ${answer.status} for an id that is not there`)
  }
  await checkGroups(place)

  async function checkGroups(of: Place): Promise<void> {
    for (const [group, [called, rest]] of Object.entries(groupPaths)) {
      const query = called === 'listClaims' || called === 'listAccessLog' ? `?month=${months.at(-1) ?? ''}` : ''
      const answer = await session.ask({ operation: called, path: under(of, `${rest}${query}`), role: of.role })
      if (answer === null) continue
      const isClaimed = capabilities.groups.some((one) => one === group)
      const { look, status } = answer
      if (isClaimed) look('group-answers', '', status === 200, `status ${status}, and ${group} is in groups`)
      else look('group-claimed', '', status !== 200, `status 200, and ${group} is not in groups`)
    }
  }
}
