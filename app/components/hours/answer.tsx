import { PageStyle } from '~/components/frame/page-style'
import { ButtonLink } from '~/components/frame/button-link'
import { Heading } from '@digdir/designsystemet-react'
import { TimeBar } from '~/components/time/time-bar'
import { Unbroken } from '~/components/time/unbroken'
import { useTexts } from '~/i18n/context'
import type { HoursView } from '~/views/hours/hours'
import { HoursSums } from './hours-sums'

type Link = { href: string; text: string }
type Props = { view: HoursView; asks: readonly Link[]; objectHref: string | null }

/** The answer: what is missing, of how much, the bar, and its numbers with their names; then what can be done. */
export function HoursAnswer({ view, asks, ...more }: Props) {
  const t = useTexts()
  // Of hours that cannot be told there is nothing to say that it is wrong.
  const objectHref = view.granted === null ? null : more.objectHref
  return (
    <section className="ds-card hours-answer" aria-labelledby="svar">
      <PageStyle part="hours" />
      <div className="head">
        <Heading level={1} data-size="lg" id="svar">
          <Unbroken text={view.heading} />
        </Heading>
        {view.lead.length > 0 && <p>{view.lead.join(' ')}</p>}
        {view.bar !== null && (
          <TimeBar bar={view.bar} height={32} {...(view.bar.mark !== null && { markText: t('format.yesterday') })} />
        )}
      </div>
      <div className="body">
        <HoursSums sums={view.sums} />
        {view.forecast !== null && <p>{view.forecast}</p>}
        {(objectHref !== null || asks.length > 0) && (
          <p className="cluster">
            {objectHref !== null && <ButtonLink href={objectHref}>{t('hours.behind.object')}</ButtonLink>}
            {asks.map(({ href, text }) => (
              <ButtonLink key={href} href={href} secondary>
                {text}
              </ButtonLink>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}
