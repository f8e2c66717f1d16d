import { useFormats, useTexts } from '~/i18n/context'
import { Alert } from './alert'

/**
 * Says that a provider does not answer: from when what is shown is ("Uppgifterna är från klockan 8:05"), or since when
 * it is missing. `asOf` null: there is nothing kept to show. Times of another day are written with their date.
 */
export function StaleNotice({ provider, asOf, since = null, now }: StaleNoticeProps) {
  const t = useTexts()
  const formats = useFormats()
  const when = (instant: Date) =>
    formats.date(instant) === formats.date(now) ? formats.atTime(instant) : formats.dateTime(instant)
  if (asOf !== null) return <Alert tone="warning">{t('layout.stale.kept', { provider, time: when(asOf) })}</Alert>
  const text =
    since === null
      ? t('layout.stale.missing', { provider })
      : t('layout.stale.missingSince', { provider, time: when(since) })
  return <Alert tone="warning">{text}</Alert>
}

type StaleNoticeProps = { provider: string; asOf: Date | null; since?: Date | null; now: Date }
