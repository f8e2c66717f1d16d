import type { SendingTrouble } from '~/domain/delivery/undelivered'
import type { Scene } from '~/views/frame/scene'
import type { CaseNames } from './facts'

/** Something of an objection that the provider has not confirmed, and why a person is told. */
export type Unconfirmed = { topic: 'objection' | 'message' | 'withdrawal'; since: Date; trouble: SendingTrouble }

/** What a page says of it, finished: sentences in order, and whom to ring where the provider has given a number. */
export type UndeliveredView = {
  isObjection: boolean
  sentences: string[]
  phone: { href: string; text: string } | null
}

/** How the sending of a case stands: what a person is told of it, and whether nothing of it waits to be sent any more. */
export type CaseSending = { undelivered: UndeliveredView | null; isSettled: boolean }

/** `own`: the viewer is the brukare. `phone`: as the provider writes it. */
type Around = { names: CaseNames; own: boolean; mayWithdraw: boolean; phone: string | null }

/** In words: what is not confirmed and since when, why, that it is tried on, and what one can do meanwhile. */
export function undeliveredView(
  { topic, since, trouble }: Unconfirmed,
  { names, own, mayWithdraw, phone }: Around,
  { t, f }: Scene,
): UndeliveredView {
  const { providerName: provider, brukareName: brukare } = names
  const whose = own ? 'own' : 'for'
  return {
    isObjection: topic === 'objection',
    sentences: [
      t(`objections.undelivered.${topic}.${whose}`, { provider, brukare, time: f.dateTime(since) }),
      t(`objections.undelivered.why.${trouble}`),
      t('objections.undelivered.goesOn'),
      t(`objections.undelivered.choose.${mayWithdraw ? 'withdraw' : 'wait'}`, { provider }),
    ],
    phone:
      phone === null
        ? null
        : {
            href: `tel:${phone.replaceAll(/[^\d+]/g, '')}`,
            text: t('objections.undelivered.call', { provider, phone }),
          },
  }
}

/** The same on one line of a list. */
export function undeliveredNote({ topic, since }: Unconfirmed, provider: string, { t, f }: Scene): string {
  return t(`objections.undelivered.note.${topic}`, { provider, time: f.dateTime(since) })
}

type Phones = {
  contact?: { phone?: string | undefined } | undefined
  phones: readonly { purpose: 'jour' | 'office'; number: string }[]
}

/** Whom to ring about an objection: the contact person, else the office, else the emergency number. Null: none is known. */
export function phoneFor({ contact, phones }: Phones): string | null {
  const office = phones.find(({ purpose }) => purpose === 'office') ?? phones[0]
  return contact?.phone ?? office?.number ?? null
}
