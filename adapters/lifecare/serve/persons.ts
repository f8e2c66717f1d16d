import { createHmac } from 'node:crypto'
import { ageOn } from '../../../app/domain/access/representation'
import { stockholmDate } from '../../../app/domain/time/time'
import type { Law } from '../../../provider-api/contract'
import type { ContractStore } from '../../../provider-kit/contract-store'
import { maybe } from '../../../provider-kit/shape'
import { httpProblem } from '../../../provider-kit/http/problem'
import { readCursor } from '../pull/context'
import { plannedUntil } from '../pull/settle'
import { hereIn, isKnown, type ServeContext } from './context'

/** The birth date of a number of twelve digits; a samordningsnummer has 60 added to the day. */
function birthDateOf(number: string): string {
  const day = Number(number.slice(6, 8))
  return `${number.slice(0, 4)}-${number.slice(4, 6)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`
}

/** The calls on persons. Lifecare holds no representation, so nobody holds one here. */
export function createPersons(context: ServeContext): Pick<ContractStore, 'searchPersons' | 'getBrukare'> {
  const { tables, ids, tenant, clock } = context
  return {
    async searchPersons({ personalIdentityNumber: number, pseudonymKey }) {
      const id = ids('client', number)
      const client = await tables.client.findFirst({ where: { id, ...hereIn(tenant) } })
      const pseudonym = createHmac('sha256', Buffer.from(pseudonymKey, 'base64url')).update(number).digest('base64url')
      if (client === null) return { representations: [] }
      const birthDate = birthDateOf(number)
      const isMinor = ageOn(birthDate, stockholmDate(clock())) < 18
      const { name, isProtected } = client
      return {
        brukare: { id, name, pseudonym, protectedIdentity: isProtected, ...(isMinor ? { birthDate } : {}) },
        representations: [],
      }
    },

    async getBrukare(id) {
      if (!(await isKnown(context, id))) return null
      const until = await readCursor(tables, plannedUntil)
      // Without it every day would be taken to be planned.
      if (until === null) throw httpProblem(503, 'The plan has not been read yet')
      const client = await tables.client.findUniqueOrThrow({ where: { id } })
      const grants = await tables.grant.findMany({ where: { clientId: id }, select: { law: true }, distinct: ['law'] })
      const laws = grants.map(({ law }): Law => (law === 'LSS' ? 'LSS' : 'SoL')).sort()
      const { isProtected, name } = client
      // The unit and the municipality would tell where somebody with protected identity lives.
      const where = isProtected
        ? { unit: tenant.name }
        : { unit: tenant.unit, ...maybe('municipality', tenant.municipality) }
      return {
        ...{ id, name, protectedIdentity: isProtected },
        care: (laws.length > 0 ? laws : [tenant.law]).map((law) => ({ law, ...where })),
        ...{ phones: tenant.phones, dataFrom: tenant.dataFrom, plannedUntil: until },
      }
    },
  }
}
