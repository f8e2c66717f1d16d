import type { Access } from '~/auth/types'
import { mayAt, placesWith } from '~/domain/access/rights'
import type { AccessLogListService } from '~/services/access-log/list.server'
import { mergeNotices } from '~/services/frame/gather.server'
import type { AnswersTelling } from '~/services/objections/answers.server'
import type { UrgentAround } from '~/services/urgent/around.server'
import { shiftParts, type ScheduleService } from '~/services/schedule/schedule.server'
import { hoursOf } from '~/services/work-list/around.server'
import type { WaitingOfOne, WaitingService } from '~/services/work-list/waiting.server'
import type { NewsItem } from '~/domain/news/news'
import { newsItems, type News } from '~/services/news/news.server'
import type { Scene } from '~/views/frame/scene'
import { nowDays } from '~/views/now/days'
import { nowView, type NowView } from '~/views/now/now'
import { hoursCell } from '~/views/work-list/around'
import { waitingView } from '~/views/work-list/waiting'

type Parts = {
  schedule: ScheduleService
  around: UrgentAround
  waiting: WaitingService
  answersTold: AnswersTelling
  accessLogList: Pick<AccessLogListService, 'lastOther'>
}

/** So many answers say what they are about; each may be a call to the provider. */
const mostTold = 3

/** The first page of a brukare: who is here, who comes, what changed, what waits. */
export function createNowService({ schedule, around, waiting, answersTold, accessLogList }: Parts) {
  return {
    /** What the page shows; `hasCards`: with the cards of what is missed or vacant. Parts that the viewer's scopes do not open are not asked for. */
    async get(access: Access, scene: Scene, news: News, hasCards = true): Promise<NowView> {
      const { from, to } = nowDays(scene.now)
      const { id: brukareId, name: brukareName } = access.brukare
      const maySee = placesWith(access, 'schedule:read').length > 0
      const hasHours = placesWith(access, 'hours:read').length > 0
      const reading = schedule.horizons(access, scene)
      const [gathered, reach, toldOf, calls, waits, lastSeen] = await Promise.all([
        schedule.shifts(access, scene, from, to),
        reading,
        around.told(access, scene),
        // By what each provider has said of how far its plan reaches: that is one read.
        maySee ? reading.then(({ told }) => around.calls(access, scene, told)) : [],
        // What the month has come to is told by the call that tells what waits.
        waiting([access], scene, { withAround: hasHours }),
        lastSeenIn(access, scene),
      ])
      const mine = waits.of(brukareId)
      const read = await answersTold(access, scene, toRead(mine))
      const there = hasHours ? hoursOf(access, waits.around(brukareId)) : null
      const viewer = {
        ...{ brukareId, brukareName, own: access.role === 'brukare' },
      }
      return nowView(
        shiftParts(gathered.known, access, scene, toldOf),
        viewer,
        {
          waiting: waitingView(mine.items, scene, mine.isWhole),
          answers: read.answers.map(({ id, said, about, reference }) => ({
            ...{ href: `/b/${brukareId}/invandningar/${id}`, said },
            // With the hyphen that it has: it is copied into a mail or a search.
            about: scene.t('now.answerAbout', { about, reference }),
          })),
          notices: mergeNotices(gathered.notices, reach.notices, waits.notices, read.notices),
          ...{
            horizons: reach.horizons,
            calls,
            lastSeen,
            news: { items: [...counted(mine), ...newsItems(news)], since: news.since },
          },
          hours: there && hoursCell(there, scene),
          hasCards,
          mayObject: (providerId) => mayAt(access, providerId, 'object'),
        },
        scene,
      )
    },
  }

  /** Null: nobody else has seen, in what the viewer reads, or it is not the viewer's to know. */
  async function lastSeenIn(access: Access, scene: Scene): Promise<string | null> {
    if (placesWith(access, 'access:manage').length === 0) return null
    const last = await accessLogList.lastOther(access, scene)
    return last && scene.t('access-log.heading.other', last)
  }
}

/** What is new of what waits; the answers are told by what every page is told of. */
function counted({ news }: WaitingOfOne): NewsItem[] {
  return news.filter(({ section }) => section !== 'answers')
}

/** The cases whose answer waits to be read. */
function toRead({ items }: WaitingOfOne): string[] {
  const answered = 'answered:'
  const keys = items.filter(({ whom, key }) => whom === 'you' && key.startsWith(answered)).map(({ key }) => key)
  return keys.slice(0, mostTold).map((key) => key.slice(answered.length))
}
