import { Fragment, type ReactNode } from 'react'
import { Page } from '~/components/frame/page'
import { Rest } from '~/components/frame/rest'
import { useFormats, useTexts } from '~/i18n/context'

/** When the assessment was made and when the text was last changed: changed by hand, with the text. */
const assessed = '2026-11-29'
const updated = '2026-11-29'

const situations = ['vision', 'lowVision', 'hearing', 'voice', 'motor', 'cognition', 'seizure'] as const

/** The statement that lag (2018:1937) 13 § asks for, after the template of the Agency for Digital Government. */
export default function AccessibilityStatement() {
  const t = useTexts()
  const formats = useFormats()
  const day = (date: string) => `${formats.dateShort(date)} ${date.slice(0, 4)}`
  return (
    <Page title={t('about.accessibility.title')} lead={t('about.accessibility.lead')}>
      <Part part="how" />
      <Part part="cannot">
        <a className="action-link" href="/kontakt">
          {t('frame.footer.contact')}
        </a>
      </Part>
      <Part part="report">
        <a className="action-link" href="/tillganglighet/rapportera">
          {t('about.accessibility.reportLink')}
        </a>
      </Part>
      <Part part="supervision">
        <a className="action-link" href="https://www.digg.se/tdosanmalan">
          {t('about.accessibility.supervisionLink')}
        </a>
      </Part>
      <Part part="known" />
      <Rest about={t('about.accessibility.situationsHeading')}>
        <section>
          <h2>{t('about.accessibility.situationsHeading')}</h2>
          {situations.map((situation) => (
            <Fragment key={situation}>
              <h3>{t(`about.accessibility.situations.${situation}.name`)}</h3>
              <p>{t(`about.accessibility.situations.${situation}.text`)}</p>
            </Fragment>
          ))}
        </section>
      </Rest>
      <Part part="tested" />
      <p>{t('about.accessibility.dates', { assessed: day(assessed), updated: day(updated) })}</p>
    </Page>
  )
}

type PartProps = { part: 'how' | 'cannot' | 'report' | 'supervision' | 'known' | 'tested'; children?: ReactNode }

function Part({ part, children }: PartProps) {
  const t = useTexts()
  return (
    <section>
      <h2>{t(`about.accessibility.${part}.heading`)}</h2>
      <p>{t(`about.accessibility.${part}.text`)}</p>
      {children && <p>{children}</p>}
    </section>
  )
}
