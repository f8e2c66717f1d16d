import { Lost } from '~/components/forms/lost'
import { PostForm } from '~/components/forms/post-form'
import { Hidden, SubmitButton } from '~/components/forms/submit-button'
import type { PageAccess } from '~/components/frame/acting-for'
import { JointLink } from '~/components/joint/hints'
import { Alert } from '~/components/frame/alert'
import { ButtonLink } from '~/components/frame/button-link'
import { CardSection } from '~/components/frame/card-section'
import { Facts } from '~/components/frame/facts'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import type { Newness } from '~/domain/news/news'
import { useTexts } from '~/i18n/context'
import type { AccessItem, AccessListView } from '~/views/access/list'
import type { ProviderNotice } from '~/views/frame/notice'
import { AccessPerson } from './person'

type Props = {
  access: PageAccess
  lost: string | null
  view: AccessListView
  drafts: readonly { id: string; about: string; saved: string; href: string }[]
  protectedIdentity: boolean
  /** Those of which something is new to the viewer. */
  news: Readonly<Record<string, { newness: Newness }>>
  notices: ProviderNotice[]
  /** Names of providers that do not tell of those who have not signed in here; empty when there are none. */
  silent: string
  /** The viewer has something to give. */
  mayGive: boolean
  /** Where what several must agree to is; null when there is no such. */
  joint: string | null
  now: Date
}

/** Who can see and do something for the brukare: now, when they have answered, and before. */
export function AccessList({ access, lost, view, drafts, protectedIdentity, mayGive, ...props }: Props) {
  const { news, notices, silent, joint, now } = props
  const t = useTexts()
  const base = `/b/${access.brukare.id}`
  return (
    <Page
      title={view.isWhole ? t('access.title') : view.heading}
      heading={view.heading}
      lead={t('access.list.lead')}
      access={access}
    >
      <Lost text={lost} />
      <Notices notices={notices} now={now} />
      {protectedIdentity ? (
        <Alert tone="info" title={t('access.protected.title')}>
          <p>{t('access.protected.text')}</p>
          <p>{t('access.protected.next')}</p>
        </Alert>
      ) : (
        mayGive && (
          <p>
            <ButtonLink href={`${base}/behoriga/ny`}>{t('access.list.give')}</ButtonLink>
          </p>
        )
      )}
      <Items id="nu" heading={t('access.list.now')} items={view.now} news={news} />
      <Items id="vantar" heading={t('access.list.invited')} items={view.invited} news={news} />
      <Words words={view.words} />
      <CardSection id="utkast" heading={t('access.list.drafts')} items={drafts} keyOf={(draft) => draft.id}>
        {(draft) => <Draft {...draft} />}
      </CardSection>
      <JointLink href={joint} />
      {silent !== '' && <ByLaw silent={silent} />}
      <Rest>
        {silent === '' && <ByLaw silent={silent} />}
        <section aria-labelledby="arbetsledaren">
          <h2 id="arbetsledaren">{t('fullmakt.title')}</h2>
          <p>{t('fullmakt.lead')}</p>
          <p>
            <a className="action-link" href={`${base}/fullmakt`}>
              {t('fullmakt.see')}
            </a>
          </p>
        </section>
        <Items id="slut" heading={t('access.list.ended')} items={view.ended} news={news} />
      </Rest>
    </Page>
  )
}

type SectionProps = Pick<Props, 'news'> & { id: string; heading: string; items: readonly AccessItem[] }

function Items({ news, ...section }: SectionProps) {
  return (
    <CardSection {...section} keyOf={(item) => item.id}>
      {(item) => <AccessPerson item={item} newness={news[item.id]?.newness ?? null} />}
    </CardSection>
  )
}

/** Who acts by law, and who tells of them; that a provider does not is in sight on every page. */
function ByLaw({ silent }: Pick<Props, 'silent'>) {
  const t = useTexts()
  return (
    <section aria-labelledby="enligt-lag">
      <h2 id="enligt-lag">{t('access.list.legal')}</h2>
      <p>{t('access.list.legalText')}</p>
      {silent !== '' && <p>{t('access.list.legalSilent', { providers: silent })}</p>}
    </section>
  )
}

/** What the few words of the cards stand for, to open. */
function Words({ words }: Pick<AccessListView, 'words'>) {
  const t = useTexts()
  if (words.length === 0) return null
  return (
    <details className="ds-details">
      <summary>{t('access.list.words')}</summary>
      <div>
        <Facts facts={words.map(({ name, text }) => ({ name, value: text }))} />
      </div>
    </details>
  )
}

function Draft({ id, about, saved, href }: Props['drafts'][number]) {
  const t = useTexts()
  const hidden = <span className="ds-sr-only">: {about}</span>
  return (
    <>
      <h3>{about}</h3>
      <p>{t('objections.list.saved', { time: saved })}</p>
      <p>
        <a className="action-link" href={href}>
          {t('objections.list.continue')}
          {hidden}
        </a>
      </p>
      <PostForm>
        <Hidden name="draft" value={id} />
        <SubmitButton secondary>{t('access.list.removeDraft', { name: about })}</SubmitButton>
      </PostForm>
    </>
  )
}
