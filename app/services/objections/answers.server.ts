import type { Access } from '~/auth/types'
import type { Database } from '~/database/types'
import { mayAt } from '~/domain/access/rights'
import type { ProviderGateway } from '~/provider/types'
import { mergeNotices, providerName } from '~/services/frame/gather.server'
import type { ProviderNotice } from '~/views/frame/notice'
import type { Scene } from '~/views/frame/scene'
import { aboutSchema, aboutSummary } from '~/views/objections/about'
import type { ObjectionTargets } from './targets.server'

type Parts = {
  database: { objections: Pick<Database['objections'], 'find'> }
  provider: Pick<ProviderGateway, 'providers'>
  targets: Pick<ObjectionTargets, 'describe'>
}

/** What answers say: that they agree or do not, about what, and the number of the case; and what could not be read of it. */
type AnswersTold = {
  answers: { id: string; said: string; about: string; reference: string }[]
  notices: ProviderNotice[]
}

export type AnswersTelling = ReturnType<typeof createAnswersTelling>

/** What the last answer of each of some cases says. One that is not there (any more), or not the viewer's to see, is left out. */
export function createAnswersTelling({ database, provider, targets }: Parts) {
  return async (access: Access, scene: Scene, ids: readonly string[]): Promise<AnswersTold> => {
    const told = await Promise.all(ids.map((id) => tell(access, scene, id)))
    return {
      answers: told.flatMap((one) => one?.answer ?? []),
      notices: mergeNotices(told.flatMap((one) => one?.notices ?? [])),
    }
  }

  async function tell(access: Access, scene: Scene, id: string) {
    const found = await database.objections.find({ id, brukareId: access.brukare.id })
    const outcome = found?.answers.at(-1)?.outcome
    if (found === null || outcome === undefined || !mayAt(access, found.providerId, 'object')) return null
    const kept = aboutSchema.safeParse(found.about)
    const { about, notices } = kept.success
      ? { about: kept.data, notices: [] }
      : await targets.describe(access, scene.requestId, found)
    const { t } = scene
    const said = t(`objections.case.heading.${outcome}`, { provider: providerName(provider, found.providerId) })
    const summary = aboutSummary(about, found.target.type, scene)
    return { answer: { id, said, about: summary, reference: found.reference }, notices }
  }
}
