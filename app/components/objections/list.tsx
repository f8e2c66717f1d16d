import type { PageAccess } from '~/components/frame/acting-for'
import { JointLink } from '~/components/joint/hints'
import { CardSection } from '~/components/frame/card-section'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { Tag } from '~/components/frame/tag'
import { Way } from '~/components/frame/way'
import { useTexts } from '~/i18n/context'
import type { DraftItem, ObjectionItem, ObjectionListView } from '~/views/objections/list'
import { HowToObject } from './how-to-object'
import { ReasonIcon } from './reason-icon'

type Props = { access: PageAccess; view: ObjectionListView; heading: string; joint: string | null; now: Date }

/** What has been objected to: the open first, then what is not sent yet, then what is done. */
export function ObjectionList({ access, view, heading, joint, now }: Props) {
  const t = useTexts()
  const base = `/b/${access.brukare.id}`
  const isMissing = view.known === 'unknown' || view.known === 'partly'
  return (
    <Page
      title={isMissing ? heading : t('objections.title')}
      heading={heading}
      lead={t('objections.list.lead')}
      access={access}
    >
      <Notices notices={view.notices} now={now} />
      <CardSection id="utkast" heading={t('objections.list.drafts')} items={view.drafts} keyOf={(draft) => draft.id}>
        {(draft) => <Draft draft={draft} list={`${base}/invandningar`} />}
      </CardSection>
      <Items id="oppna" heading={t('objections.list.open')} items={view.open} />
      <Rest about={t('objections.list.done')}>
        <Items id="klara" heading={t('objections.list.done')} items={view.done} />
      </Rest>
      <JointLink href={joint} />
      <Rest about={t('objections.list.how')}>
        <HowToObject base={base} scopes={access.scopes} />
      </Rest>
    </Page>
  )
}

function Items(section: { id: string; heading: string; items: readonly ObjectionItem[] }) {
  const t = useTexts()
  return (
    <CardSection {...section} keyOf={(item) => item.href}>
      {(item) => (
        <>
          <h3>
            <a href={item.href}>{item.about}</a>
          </h3>
          <p className="case-kind">
            <ReasonIcon reason={item.kind} />
            <span>{item.reason}</span>
          </p>
          <p>
            <Tag tone={item.tone}>{item.state}</Tag>
          </p>
          {item.note !== null && <p>{item.note}</p>}
          {item.way !== null && <Way label={t('objections.way.label')} steps={item.way} />}
          <p className="hint">{item.reference}</p>
        </>
      )}
    </CardSection>
  )
}

function Draft({ draft, list }: { draft: DraftItem; list: string }) {
  const t = useTexts()
  const name = <span className="ds-sr-only">: {draft.about}</span>
  return (
    <>
      <h3>{draft.about}</h3>
      <p>{draft.saved}</p>
      <p className="cluster">
        <a className="action-link" href={draft.href}>
          {t('objections.list.continue')}
          {name}
        </a>
        <a className="action-link" href={`${list}?ta-bort=${draft.id}`}>
          {t('objections.list.remove')}
          {name}
        </a>
      </p>
    </>
  )
}
