import { randomUUID } from 'node:crypto'
import type { ActorRole, SchemaName, Schemas } from '../../provider-api/contract'
import type { Answered, Session } from '../session'
import { judgeBody } from '../schema'
import { hashOf, turnedOver, type KeptWrite } from './keys'

/** One write; a new key is made when none is given. */
export type Write = {
  operation: string
  method?: 'POST' | 'PUT' | 'DELETE'
  path: string
  body: Record<string, unknown>
  /** Null: none is sent. */
  key?: string | null
  /** The status of a write that is done. */
  status?: 200 | 201
}

export type Done<K extends SchemaName> = { data: Schemas[K]; answer: Answered; kept: KeptWrite }

export type Writer = {
  send: (write: Write) => Promise<Answered | null>
  /** A write that is to be done, and to answer as the schema says. Sent again at once, and with its fields in another order. */
  done: <K extends SchemaName>(schema: K, write: Write) => Promise<Done<K> | null>
  /** A write that is to be refused with one of the statuses. */
  refused: (
    rule: 'write-refused' | 'write-other-body' | 'write-withdrawal',
    statuses: readonly number[],
    what: string,
    write: Write,
  ) => Promise<void>
}

/** Sends writes of one brukare's in a role. */
export function createWriter(session: Session, role: ActorRole): Writer {
  const send = ({ operation, method = 'POST', path, body, key = randomUUID() }: Write) =>
    session.ask({ operation, method, path, role, body, headers: key === null ? {} : { 'idempotency-key': key } })

  return {
    send,
    done: async (schema, write) => {
      const { operation, method = 'POST', path, body, status = 201 } = write
      const key = write.key ?? randomUUID()
      const answer = await send({ ...write, key })
      if (answer === null) return null
      const { look } = answer
      look('write-kept', '', answer.status === status, `status ${answer.status}, and not ${status}`)
      if (answer.status !== status || answer.json === undefined) return null
      const data = judgeBody(look, schema, answer.json)
      if (data === null) return null
      const hash = hashOf(answer.json)
      for (const again of [body, turnedOver(body)]) {
        const repeated = await send({ ...write, key, body: again })
        const isSame = repeated?.status === status && hashOf(repeated.json) === hash
        repeated?.look(
          'write-repeat',
          '',
          isSame,
          `status ${repeated.status} to the same key and body, or another answer than the first`,
        )
      }
      return { data, answer, kept: { operation, method, path, key, body, status, hash } }
    },
    refused: async (rule, statuses, what, write) => {
      const answer = await send(write)
      answer?.look(
        rule,
        '',
        statuses.includes(answer.status),
        `status ${answer.status} for ${what}, and not ${statuses.join(' or ')}`,
      )
    },
  }
}
