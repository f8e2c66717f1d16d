import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { Card } from '~/components/frame/card'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { DraftItem } from '~/views/objections/list'

/** Asks before a draft is removed. */
export function RemoveDraft({ access, draft }: { access: PageAccess; draft: DraftItem }) {
  const t = useTexts()
  const list = `/b/${access.brukare.id}/invandningar`
  return (
    <Page
      title={t('objections.list.removeTitle')}
      lead={t('objections.list.removeText')}
      access={access}
      trail={[{ href: list, text: t('objections.title') }]}
    >
      <Card>
        <p>{draft.about}</p>
        <p>{draft.saved}</p>
      </Card>
      <PostForm action={list}>
        <Hidden name="draft" value={draft.id} />
        <SubmitButton danger>{t('objections.list.removeYes')}</SubmitButton>
      </PostForm>
      <p>
        <a className="action-link" href={list}>
          {t('objections.list.removeNo')}
        </a>
      </p>
    </Page>
  )
}
