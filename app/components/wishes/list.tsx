import { Lost } from '~/components/forms/lost'
import type { PageAccess } from '~/components/frame/acting-for'
import { ButtonLink } from '~/components/frame/button-link'
import { CardSection } from '~/components/frame/card-section'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { Tag } from '~/components/frame/tag'
import { NewTag } from '~/components/news/new-tag'
import { DraftItem } from '~/components/objections/case-parts'
import { Way } from '~/components/time/way'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { WishItem, WishListView } from '~/views/wishes/list'
import { CaseTabs } from './case-tabs'
import { KindIcon } from './kind-icon'

type Props = {
  access: PageAccess
  lost: string | null
  view: WishListView
  notices: readonly ProviderNotice[]
  now: Date
}

/** What has been wished: what is not sent yet, what waits, and what is decided or taken back. */
export function WishList({ access, lost, view, notices, now }: Props) {
  const t = useTexts()
  const base = `/b/${access.brukare.id}`
  return (
    <Page title={view.heading} lead={t('wishes.list.lead')} access={access}>
      <Lost text={lost} />
      <CaseTabs access={access} current="wishes" />
      <Notices notices={notices} now={now} />
      <p className="no-print">
        <ButtonLink href={`${base}/onskemal/nytt`}>{t('wishes.list.new')}</ButtonLink>
      </p>
      <CardSection id="utkast" heading={t('wishes.list.drafts')} items={view.drafts} keyOf={(draft) => draft.id}>
        {(draft) => <DraftItem of="wishes" draft={draft} list={`${base}/onskemal`} />}
      </CardSection>
      <Items id="oppna" heading={t('wishes.list.open')} items={view.open} />
      <Rest about={t('wishes.list.done')}>
        <Items id="klara" heading={t('wishes.list.done')} items={view.done} />
      </Rest>
    </Page>
  )
}

function Items(section: { id: string; heading: string; items: readonly WishItem[] }) {
  const t = useTexts()
  return (
    <CardSection {...section} keyOf={(item) => item.href}>
      {(item) => (
        <>
          <h3>
            <a href={item.href}>{item.title}</a>
          </h3>
          {item.isNew && (
            <p className="no-print">
              <NewTag newness="new" of="answer" />
            </p>
          )}
          <p className="case-kind">
            <KindIcon kind={item.kind} />
            <Tag tone={item.tone}>{item.state}</Tag>
          </p>
          {item.note !== null && <p>{item.note}</p>}
          {item.way !== null && <Way label={t('wishes.way.label')} steps={item.way} />}
          <p className="hint">{item.reference}</p>
        </>
      )}
    </CardSection>
  )
}
