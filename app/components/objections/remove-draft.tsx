import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/layout/acting-for'
import { Card } from '~/components/layout/card'
import { Page } from '~/components/layout/page'
import { useTexts } from '~/i18n/context'
import type { DraftItem } from '~/views/objection-list'

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
      <form method="post" action={list}>
        <Hidden name="draft" value={draft.id} />
        <SubmitButton danger>{t('objections.list.removeYes')}</SubmitButton>
      </form>
      <p>
        <a className="action-link" href={list}>
          {t('objections.list.removeNo')}
        </a>
      </p>
    </Page>
  )
}
