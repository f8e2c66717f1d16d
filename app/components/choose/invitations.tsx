import { CardSection } from '~/components/frame/card-section'
import { useTexts } from '~/i18n/context'

/** An access that is offered to the viewer. */
export type InvitationView = { id: string; brukareName: string; kind: 'anhorig' | 'ombud' }

/** What waits for a yes or a no; nothing when there is none. */
export function Invitations({ invitations }: { invitations: readonly InvitationView[] }) {
  const t = useTexts()
  return (
    <CardSection id="inbjudningar" heading={t('choose.invited.title')} items={invitations} keyOf={({ id }) => id}>
      {({ id, brukareName, kind }) => (
        <>
          <h3>
            <a href={`/inbjudan/${id}`}>{t(`choose.invited.${kind}`, { brukare: brukareName })}</a>
          </h3>
          <p>{t('choose.invited.text')}</p>
        </>
      )}
    </CardSection>
  )
}
