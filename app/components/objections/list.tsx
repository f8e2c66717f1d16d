import { Lost } from '~/components/forms/lost'
import type { PageAccess } from '~/components/frame/acting-for'
import { JointLink } from '~/components/joint/hints'
import { CardSection } from '~/components/frame/card-section'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { Tag } from '~/components/frame/tag'
import { NewTag } from '~/components/news/new-tag'
import { CaseTabs } from '~/components/wishes/case-tabs'
import { Way } from '~/components/time/way'
import type { Newness } from '~/domain/news/news'
import { useTexts } from '~/i18n/context'
import type { ObjectionItem, ObjectionListView } from '~/views/objections/list'
import { DraftItem } from './case-parts'
import { HowToObject } from './how-to-object'
import { ReasonIcon } from './reason-icon'

/** `answers`: those that the viewer has not read, by case, and which of them are new. */
type Props = {
  access: PageAccess
  lost: string | null
  view: ObjectionListView
  heading: string
  joint: string | null
  answers: Readonly<Record<string, { newness: Newness | null }>>
  now: Date
}

/** What has been objected to: the open first, then what is not sent yet, then what is done. */
export function ObjectionList({ access, lost, view, heading, joint, answers, now }: Props) {
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
      <Lost text={lost} />
      <CaseTabs access={access} current="objections" />
      <Notices notices={view.notices} now={now} />
      <CardSection id="utkast" heading={t('objections.list.drafts')} items={view.drafts} keyOf={(draft) => draft.id}>
        {({ about: title, ...draft }) => (
          <DraftItem of="objections" draft={{ title, ...draft }} list={`${base}/invandningar`} />
        )}
      </CardSection>
      <Items id="oppna" heading={t('objections.list.open')} items={view.open} answers={answers} />
      <Rest about={t('objections.list.done')}>
        <Items id="klara" heading={t('objections.list.done')} items={view.done} answers={answers} />
      </Rest>
      <JointLink href={joint} />
      <Rest about={t('objections.list.how')}>
        <HowToObject base={base} scopes={access.scopes} />
      </Rest>
    </Page>
  )
}

type SectionProps = Pick<Props, 'answers'> & { id: string; heading: string; items: readonly ObjectionItem[] }

function Items({ answers, ...section }: SectionProps) {
  const t = useTexts()
  return (
    <CardSection {...section} keyOf={(item) => item.href}>
      {(item) => (
        <>
          <h3>
            <a href={item.href}>{item.about}</a>
          </h3>
          <Unread answer={answers[item.id]} />
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

/** An answer that waits to be read; that it is new is said of what has come since one was first here. */
function Unread({ answer }: { answer: { newness: Newness | null } | undefined }) {
  const t = useTexts()
  if (answer === undefined) return null
  return (
    <p className="no-print">
      {answer.newness === null ? <Tag tone="info">{t('news.toRead')}</Tag> : <NewTag newness="new" of="answer" />}
    </p>
  )
}
