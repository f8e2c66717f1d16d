import { startOfDay } from '../../../app/domain/time/time'
import type { Document } from '../../../provider-api/contract'
import { validatorFor } from '../../../provider-api/validate'
import type { ContractStore } from '../../../provider-kit/contract-store'
import { instant, maybe } from '../../../provider-kit/shape'
import type { PlanModel } from '../database/generated/models'
import { isKnown, requireRegister, type ServeContext } from './context'

const isSection = validatorFor('DocumentSection')
const title = 'Genomförandeplan'
const names = {
  decided: 'Beslutat',
  how: 'Hur',
  matters: 'Viktigt',
  participation: 'Delaktighet',
  participants: 'Med var',
}

function sectionsIn({ sections }: PlanModel): NonNullable<Document['sections']> {
  const json: unknown = JSON.parse(sections)
  return Array.isArray(json) ? json.filter((one: unknown) => isSection(one)) : []
}

/** The plan as plain text, for who wants the file. */
function fileOf(plan: PlanModel): Uint8Array {
  const parts = sectionsIn(plan).map(({ kind, heading, text, items = [] }) =>
    [heading ?? (kind === 'other' ? '' : names[kind]), text, ...items.map((item) => `- ${item}`)]
      .filter(Boolean)
      .join('\n'),
  )
  return Buffer.from(`${[`${title}, ${plan.establishedOn}`, ...parts].join('\n\n')}\n`, 'utf8')
}

/** The plans. They are Lifecare's only documents that can be had. */
export function createDocuments(context: ServeContext): Pick<ContractStore, 'listDocuments' | 'getDocumentContent'> {
  const { tables } = context
  return {
    async listDocuments(clientId) {
      if (!(await isKnown(context, clientId))) return null
      await requireRegister(context, 'plans')
      const found = await tables.plan.findMany({
        where: { clientId },
        orderBy: [{ establishedOn: 'desc' }, { id: 'asc' }],
      })
      return {
        items: found.map((plan) => ({
          ...{ id: plan.id, title, kind: 'genomforandeplan' as const, mediaType: 'text/plain' as const },
          ...{ bytes: fileOf(plan).byteLength, updatedAt: instant(startOfDay(plan.establishedOn)) },
          ...{ requiredScope: 'notes:read' as const, sections: sectionsIn(plan) },
          ...maybe('followUpOn', plan.followUpOn),
        })),
      }
    },

    async getDocumentContent(id) {
      const plan = await tables.plan.findUnique({ where: { id } })
      if (plan === null || !(await isKnown(context, plan.clientId))) return null
      return { brukareId: plan.clientId, mediaType: 'text/plain', bytes: fileOf(plan) }
    },
  }
}
