import type { ActorRole } from '~/domain/access/representation'
import type { NoticeChoice } from '~/domain/notices/event'
import type { Scene } from '~/views/frame/scene'

type Person = {
  personId: string
  name: string
  role: ActorRole
  is: NoticeChoice
  limit: NoticeChoice | null
  mayLimit: boolean
}

/** Somebody who is told of the brukare, in words, and what can be said of how much. */
export type PersonItem = {
  id: string
  name: string
  role: string
  level: string
  limit: string | null
  /** What can be chosen of how much they are told at most; empty when it is not for the viewer to say. */
  may: ('important' | 'none' | 'free')[]
}

/** Those who are told of a brukare. */
export function peopleView(people: readonly Person[], { t }: Pick<Scene, 't'>): PersonItem[] {
  return people.map(({ personId: id, name, role, is, limit, mayLimit }) => ({
    ...{ id, name, role: t(`access.role.${role}`) },
    level: t('notices.people.level', { level: t(`notices.level.${is}.name`) }),
    limit: limit === null ? null : t(`notices.people.limit.${limit === 'none' ? 'none' : 'important'}`),
    may: mayLimit ? (['important', 'none', 'free'] as const).filter((one) => one !== (limit ?? 'free')) : [],
  }))
}
