import type { PageAccess } from '~/components/frame/acting-for'
import { Alert } from '~/components/frame/alert'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { PrintButton } from '~/components/frame/print-button'
import { Rest } from '~/components/frame/rest'
import { Follows } from '~/components/live/follows'
import { Answers, Events, Refused } from '~/components/objections/case-parts'
import { Way } from '~/components/time/way'
import { CallCards } from '~/components/urgent/call-card'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'
import type { CallView } from '~/views/urgent/call'
import type { WishCaseView } from '~/views/wishes/case'
import { Said } from './said'

type Props = {
  access: PageAccess
  view: WishCaseView
  notices: readonly ProviderNotice[]
  mayWithdraw: boolean
  mayResend: boolean
  call: CallView
  now: Date
}

/** A wish: where it is, the answer in the provider's own words, what was said, what happened, and what one can do. */
export function WishCase({ access, view, notices, mayWithdraw, mayResend, call, now }: Props) {
  const t = useTexts()
  return (
    <Page
      title={t('wishes.case.pageTitle', { heading: view.heading, reference: view.reference })}
      heading={view.heading}
      lead={view.lead ?? undefined}
      access={access}
      trail={[{ href: view.links.list, text: t('wishes.case.back') }]}
    >
      <Follows />
      <Notices notices={notices} now={now} />
      {view.unsent.length > 0 && (
        <Alert tone="warning">
          {view.unsent.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Alert>
      )}
      {view.refused !== null && (
        <Refused of="wishes" text={t('wishes.case.refused')} code={view.refused.code} mayResend={mayResend} />
      )}
      {view.way !== null && <Way label={t('wishes.way.label')} steps={view.way} />}
      <Answers of="wishes" answers={view.answers} />
      <section aria-labelledby="innehall-o">
        <h2 id="innehall-o">{t('wishes.case.said')}</h2>
        <Said
          said={view.said}
          last={[
            { name: t('wishes.said.by'), value: view.sent },
            { name: t('wishes.case.number'), value: view.reference },
            { name: t('wishes.case.state'), value: view.state },
          ]}
        />
        <p className="cluster no-print">
          <a className="action-link" href={view.links.receipt}>
            {t('wishes.case.receipt')}
          </a>
          {mayWithdraw && (
            <a className="action-link" href={view.links.withdraw}>
              {t('wishes.case.withdraw')}
            </a>
          )}
          {!mayResend && (
            <a className="action-link" href={view.links.again}>
              {t('wishes.case.new')}
            </a>
          )}
        </p>
      </section>
      <Rest about={t('wishes.case.events')}>
        <Events of="wishes" events={view.events} />
      </Rest>
      <CallCards calls={[call]} />
      <PrintButton />
    </Page>
  )
}
