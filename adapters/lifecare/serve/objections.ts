/** Objections are the adapter's own: Lifecare has no place for them. */
import { randomUUID } from 'node:crypto'
import { answerDueBy, canReply, canWithdraw, isOpen } from '../../../app/domain/objections/objection'
import type { Objection, ObjectionTarget } from '../../../provider-api/contract'
import type { ContractStore, Write } from '../../../provider-kit/contract-store'
import { done, doOnce, refuse, type KeptAnswers } from '../../../provider-kit/once'
import { instant, maybe } from '../../../provider-kit/shape'
import type { Tables } from '../database/open'
import { appendChanges, type Changed } from '../pull/context'
import { reportOfId } from '../report-id'
import { isKnown, type ServeContext } from './context'
import { reportIdOfShift, visitsByShift } from './facts'
import { keepObjection, objectionIn, readObjections } from './kept-objections'
import { readReports } from './read-month'
import { readVersions } from './versions'

type Calls = Pick<
  ContractStore,
  'listObjections' | 'getObjection' | 'lodgeObjection' | 'addObjectionMessage' | 'withdrawObjection'
>

const pageSize = 200
/** Who did it, in the history: the person is not known here, only the role. */
const brukareSide = 'brukare side'

const answersIn = ({ idempotentAnswer }: Tables): KeptAnswers => ({
  find: (key) => idempotentAnswer.findUnique({ where: { key } }),
  keep: async (data) => {
    await idempotentAnswer.create({ data })
  },
})

/** The calls on objections. */
export function createObjections(context: ServeContext): Calls {
  const { tables, commit, clock, tenant } = context
  const once = { commit, clock, answersIn }
  const read = async (on: Tables, clientId: string, id: string): Promise<Objection | null> => {
    const found = await on.objection.findFirst({ where: { id, clientId } })
    return found && objectionIn(found)
  }

  /** Keeps what the person did, tells of it, and gives the objection as it stands after. */
  async function change(on: Tables, objection: Objection) {
    await keepObjection(on, objection)
    await appendChanges(on, await changedBy(on, objection, clock()), clock())
    return done(objection)
  }

  return {
    async listObjections(clientId, { cursor }) {
      if (!(await isKnown(context, clientId))) return null
      const all = await readObjections(tables, clientId)
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
      const items = all.slice(from, from + pageSize)
      const last = items.at(-1)
      return { items, ...(all.length > from + pageSize && last ? { nextCursor: last.id } : {}) }
    },

    getObjection: async (clientId, id) => ((await isKnown(context, clientId)) ? read(tables, clientId, id) : null),

    lodgeObjection: (clientId, write) =>
      doOnce(once, { operation: `lodgeObjection ${clientId}`, schema: 'Objection', status: 201 }, write, async (on) => {
        const { body } = write
        if (!(await isKnown({ tables: on, tenant }, clientId))) return refuse('notFound')
        // A day of an answer must not be promised where nobody answers: the portal says that it could not be handed over.
        if (!tenant.takesObjections) return refuse('stateConflict')
        if (!(await isTarget(context, on, clientId, body.target))) return refuse('unknownTarget')
        if ((await on.objection.count({ where: { reference: body.reference } })) > 0) return refuse('stateConflict')
        const now = clock()
        const { urgent: _, ...kept } = body
        return change(on, {
          ...{ ...kept, id: `inv-${randomUUID()}`, brukareId: clientId, state: 'received' },
          ...{ receivedAt: instant(now), answerDueBy: answerDueBy(now), messages: [], answers: [] },
          history: [{ state: 'received', at: instant(now), by: brukareSide }],
        })
      }),

    addObjectionMessage: (clientId, id, write) =>
      doOnce(
        once,
        { operation: `addObjectionMessage ${clientId} ${id}`, schema: 'Objection', status: 201 },
        write,
        async (on) => {
          const objection = await read(on, clientId, id)
          if (!objection) return refuse('notFound')
          const now = clock()
          const reopens = canReply({ state: objection.state, replied: hasReplied(objection) })
          if (!reopens && !isOpen(objection.state)) return refuse('stateConflict')
          const messages = [...objection.messages, messageOf(write, now)]
          if (!reopens) return change(on, { ...objection, messages })
          const event = { state: 'underReview' as const, at: instant(now), by: brukareSide }
          const history = [...objection.history, event]
          return change(on, { ...objection, messages, history, state: 'underReview', answerDueBy: answerDueBy(now) })
        },
      ),

    withdrawObjection: (clientId, id, write) =>
      doOnce(
        once,
        { operation: `withdrawObjection ${clientId} ${id}`, schema: 'Objection', status: 200 },
        write,
        async (on) => {
          const objection = await read(on, clientId, id)
          if (!objection) return refuse('notFound')
          if (!canWithdraw({ state: objection.state, answered: objection.answers.length > 0 })) {
            return refuse('stateConflict')
          }
          const now = clock()
          const { text, name } = write.body
          const said = text ? [messageOf({ body: { text, ...maybe('name', name) } }, now)] : []
          const event = { state: 'withdrawn' as const, at: instant(now), by: brukareSide }
          const messages = [...objection.messages, ...said]
          return change(on, { ...objection, messages, state: 'withdrawn', history: [...objection.history, event] })
        },
      ),
  }
}

function messageOf(
  { body }: Pick<Write<{ text: string; name?: string }>, 'body'>,
  at: Date,
): Objection['messages'][number] {
  return { id: `msg-${randomUUID()}`, from: 'person', name: body.name ?? '', text: body.text, at: instant(at) }
}

/** True when the person has replied to an answer already; there is one reply. */
function hasReplied({ answers, messages }: Objection): boolean {
  const first = answers[0]
  return (
    first !== undefined && messages.some(({ from, at }) => from === 'person' && Date.parse(at) >= Date.parse(first.at))
  )
}

/** True when the target names what its type needs, and all of it is this client's. */
async function isTarget(
  context: ServeContext,
  on: Tables,
  clientId: string,
  target: ObjectionTarget,
): Promise<boolean> {
  const { type, timeReportId } = target
  if (type === 'shift') {
    const ids = [...new Set(target.shiftIds)]
    return ids.length > 0 && (await on.shift.count({ where: { clientId, id: { in: ids } } })) === ids.length
  }
  const asked = timeReportId === undefined || type === 'claim' ? null : reportOfId(timeReportId)
  if (asked?.clientId !== clientId) return false
  const { reports } = await readReports(context, on, clientId, asked.month)
  const report = reports.find(({ id }) => id === timeReportId)
  if (!report) return false
  const rows = new Set(report.rows.map(({ id }) => id))
  const named = target.rowIds ?? []
  if (type === 'rows') return named.length > 0 && named.every((id) => rows.has(id))
  if (type === 'report' || target.faststallandeId === undefined) return true
  const versions = (await readVersions(on, [report.id])).get(report.id) ?? []
  return versions.some(({ id }) => id === target.faststallandeId)
}

/** What is to be looked at again when an objection comes or changes: its visits and reports are judged anew. */
export async function changedBy(on: Tables, objection: Objection, now: Date): Promise<Changed[]> {
  const { brukareId: clientId, target } = objection
  const shiftIds = target.shiftIds ?? []
  const shifts = await on.shift.findMany({ where: { id: { in: shiftIds } } })
  const visitOf = visitsByShift(await on.visit.findMany({ where: { shiftId: { in: shiftIds } } }), shifts)
  const reports = [
    ...shifts.flatMap((shift) => reportIdOfShift(shift, visitOf.get(shift.id) ?? null, now) ?? []),
    ...(target.timeReportId === undefined ? [] : [target.timeReportId]),
  ]
  return [
    { type: 'objection', clientId, resourceId: objection.id },
    ...shiftIds.map((resourceId) => ({ type: 'shift' as const, clientId, resourceId })),
    ...reports.map((resourceId) => ({ type: 'timeReport' as const, clientId, resourceId })),
  ]
}
