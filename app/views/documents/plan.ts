import { stockholmDate } from '~/domain/time/time'
import { isBlank } from '~/i18n/outside-text'
import type { Scene } from '~/views/frame/scene'
import type { Document, DocumentSection } from '../../../provider-api/contract'

/** A part of a plan: our heading, or the provider's own; and the plan's own words, which are in Swedish. */
export type PlanPart = {
  id: string
  heading: string
  isOwnHeading: boolean
  /** Its place among the sections of the document, from 0; null where the plan says nothing of it. */
  at: number | null
  texts: string[]
  items: string[]
  /** Said where the plan says nothing. */
  none: string | null
}

/** A plan of the help, finished. */
export type PlanView = {
  title: string
  /** Whose plan it is: two providers have one each. */
  providerName: string
  lead: string
  parts: PlanPart[]
  followUp: string
  /** What can be done about it, and who has the right to be there when it is made. */
  change: {
    heading: string
    how: string
    /** The same where a wish can be sent, and what the way to it is called. */
    wish: string
    send: string
  }
}

type Whose = { own: boolean; brukareName: string; providerName: string }

/** What every plan is to say, in the order that it is read; what it does not say is said to be missing. */
const always = ['decided', 'how', 'matters', 'participation', 'participants'] as const

/** Makes the page of a plan: the same parts for everybody, then what else the provider has written. */
export function planView(
  { sections = [], followUpOn, updatedAt }: Pick<Document, 'sections' | 'followUpOn' | 'updatedAt'>,
  { own, brukareName, providerName }: Whose,
  { t, f, now }: Scene,
): PlanView {
  const ofKind = (kind: DocumentSection['kind']) => sections.filter((section) => section.kind === kind)
  /** Null too where the provider has several of a kind: here they are one part, and the first is not the whole of it. */
  const at = (kind: DocumentSection['kind']) =>
    ofKind(kind).length === 1 ? sections.findIndex((section) => section.kind === kind) : null
  const wordsOf = (found: readonly DocumentSection[]) => ({
    texts: found.flatMap(({ text }) => (text === undefined || isBlank(text) ? [] : [text])),
    items: found.flatMap(({ items = [] }) => items.filter((item) => !isBlank(item))),
  })
  return {
    title: own ? t('documents.plan.title.own') : t('documents.plan.title.other', { name: brukareName }),
    providerName,
    lead: t('documents.plan.lead', { provider: providerName, date: f.dateLong(new Date(updatedAt)) }),
    parts: [
      ...always.map((kind): PlanPart => {
        const words = wordsOf(ofKind(kind))
        const isSaid = words.texts.length + words.items.length > 0
        const heading = own ? t(`documents.plan.part.own.${kind}`) : t(`documents.plan.part.other.${kind}`)
        return {
          ...words,
          id: kind,
          heading,
          isOwnHeading: false,
          at: at(kind),
          none: isSaid ? null : t('documents.plan.nothing'),
        }
      }),
      ...ofKind('other').map((section, nth): PlanPart => {
        const { heading = '' } = section
        const isOwnHeading = !isBlank(heading)
        return {
          ...{ ...wordsOf([section]), id: `annat-${nth + 1}`, none: null, isOwnHeading, at: sections.indexOf(section) },
          heading: isOwnHeading ? heading : t('documents.plan.more'),
        }
      }),
    ],
    followUp: followUpText(),
    change: own
      ? {
          heading: t('documents.plan.change.heading.own'),
          how: t('documents.plan.change.how.own'),
          wish: t('documents.plan.change.wish.own'),
          send: t('documents.plan.change.send.own'),
        }
      : {
          heading: t('documents.plan.change.heading.other'),
          how: t('documents.plan.change.how.other', { name: brukareName }),
          wish: t('documents.plan.change.wish.other', { name: brukareName }),
          send: t('documents.plan.change.send.other'),
        },
  }

  /** Of a day that has passed it is not known whether it was done. */
  function followUpText(): string {
    if (followUpOn === undefined) return t('documents.plan.followUp.none')
    const date = f.dateLong(followUpOn)
    return t(followUpOn < stockholmDate(now) ? 'documents.plan.followUp.past' : 'documents.plan.followUp.ahead', {
      date,
    })
  }
}
