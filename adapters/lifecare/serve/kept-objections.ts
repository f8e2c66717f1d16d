import type { Objection } from '../../../provider-api/contract'
import { validatorFor } from '../../../provider-api/validate'
import type { ObjectionModel } from '../database/generated/models'
import type { Tables } from '../database/open'

const isObjection = validatorFor('Objection')

/** A kept objection as the contract has it. Throws when what is kept is none. */
export function objectionIn({ document }: ObjectionModel): Objection {
  const json: unknown = JSON.parse(document)
  if (!isObjection(json)) throw new Error('What is kept is no objection')
  return json
}

/** All objections of a client, the newest first. */
export async function readObjections(tables: Tables, clientId: string): Promise<Objection[]> {
  const found = await tables.objection.findMany({
    where: { clientId },
    orderBy: [{ lodgedAt: 'desc' }, { id: 'asc' }],
  })
  return found.map(objectionIn)
}

/** Keeps an objection as it stands. */
export async function keepObjection(tables: Tables, objection: Objection): Promise<void> {
  const { id, brukareId: clientId, reference, state } = objection
  const data = { clientId, reference, state, lodgedAt: objection.lodgedAt, document: JSON.stringify(objection) }
  await tables.objection.upsert({ where: { id }, create: { id, ...data }, update: data })
}
