import { reportHref } from '~/views/reports/month'
import type { Scene } from '~/views/frame/scene'

/** Something that a provider has not confirmed, whatever it is; see app/database/delivery. */
type Undelivered = {
  topic: 'objection' | 'message' | 'withdrawal' | 'comment' | 'review' | 'arrival' | 'wish' | 'wishWithdrawal'
  brukareId: string
  providerId: string
  objectionId: string | null
  wishId: string | null
  timeReportId: string | null
  month: string | null
}

/** One line of what waits, with the way to where it can be done something about; none when there is no such place. */
export function undeliveredItem(
  { topic, brukareId, providerId, objectionId, wishId, timeReportId, month }: Undelivered,
  { provider, references }: { provider: string; references: ReadonlyMap<string, string> },
  { t, f }: Scene,
): { text: string; href: string }[] {
  const base = `/b/${brukareId}`
  if (topic === 'comment') {
    if (timeReportId === null) return []
    return [
      {
        text: t('now.waiting.unconfirmed.comment', { provider }),
        href: reportHref(brukareId, providerId, timeReportId),
      },
    ]
  }
  if (topic === 'review') {
    if (month === null) return []
    const text = t('now.waiting.unconfirmed.review', { provider, month: f.month(month) })
    return [{ text, href: `${base}/tidrapporter/${month}` }]
  }
  // What is said of who is there is told with the shift.
  if (topic === 'arrival') return []
  if (topic === 'wish' || topic === 'wishWithdrawal') {
    const number = references.get(wishId ?? '')
    if (wishId === null || number === undefined) return []
    const text = t(`now.waiting.unconfirmed.${topic}`, { provider, reference: number })
    return [{ text, href: `${base}/onskemal/${wishId}` }]
  }
  const reference = references.get(objectionId ?? '')
  if (objectionId === null || reference === undefined) return []
  return [
    {
      text: t(`now.waiting.unconfirmed.${topic}`, { provider, reference }),
      href: `${base}/invandningar/${objectionId}`,
    },
  ]
}
