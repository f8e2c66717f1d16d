import type { Texts } from '~/i18n/texts'

/** What is known of somebody's digital mailbox. `supplier`: who keeps it, where that is said. */
export type MailboxState =
  { is: 'reachable'; supplier: string | null } | { is: 'unreachable' | 'unknown' | 'notAllowed' | 'notHere' }

/** The same in a sentence. */
export function mailboxText(mailbox: MailboxState, t: Texts): string {
  if (mailbox.is === 'notHere') return t('notices.digitalPost.state.unknown')
  if (mailbox.is !== 'reachable') return t(`notices.digitalPost.state.${mailbox.is}`)
  const { supplier } = mailbox
  if (supplier === null) return t('notices.digitalPost.state.reachable')
  return t('notices.digitalPost.state.reachableAt', { supplier })
}
