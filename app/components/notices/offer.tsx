import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import { ButtonLink } from '~/components/frame/button-link'
import { useTexts } from '~/i18n/context'
import { noticesPath } from '~/views/notices/address'

/**
 * Asks, once, whether one wants to be told outside the portal. `back`: the page that one says no on; null: it is not asked, since one
 * has answered, or cannot be told.
 */
export function NoticeOffer({ back }: { back: string | null }) {
  const t = useTexts()
  if (back === null) return null
  return (
    <section className="no-print" aria-labelledby="vill-du-veta">
      <h2 id="vill-du-veta">{t('notices.offer.title')}</h2>
      <p>{t('notices.offer.text')}</p>
      <p>
        <ButtonLink href={noticesPath}>{t('notices.offer.choose')}</ButtonLink>
      </p>
      <PostForm action={noticesPath}>
        <Hidden name="till" value={back} />
        <SubmitButton secondary>{t('notices.offer.no')}</SubmitButton>
      </PostForm>
    </section>
  )
}
