import { isRouteErrorResponse } from '@remix-run/react'
import { useTexts } from '~/i18n/context'
import { Page } from '~/components/frame/page'
import { WayOn } from '~/components/frame/way-on'
import { useRootData } from '~/components/frame/root-data'

type ErrorKind = 'notFound' | 'unavailable' | 'forbidden' | 'invalid' | 'anotherPerson' | 'tooMany' | 'defect'

/** What a page says instead of itself, by the status of the answer. */
function kindOf(error: unknown): ErrorKind {
  if (!isRouteErrorResponse(error)) return 'defect'
  if (error.status === 404) return 'notFound'
  if (error.status === 403) return 'forbidden'
  if (error.status === 409) return 'anotherPerson'
  if (error.status === 429) return 'tooMany'
  if (error.status === 502 || error.status === 503) return 'unavailable'
  return error.status < 500 ? 'invalid' : 'defect'
}

/**
 * The page for what cannot be shown: what happened, that nothing is lost, what to do, and a reference number for
 * support when the fault is ours. Says nothing of the error itself.
 */
export function ErrorView({ error }: { error: unknown }) {
  const t = useTexts()
  const kind = kindOf(error)
  const reference = useRootData()?.requestId
  return (
    <Page title={t(`errors.${kind}.title`)} lead={t(`errors.${kind}.text`)}>
      <p>{t(`errors.${kind}.next`)}</p>
      {(kind === 'defect' || kind === 'unavailable') && reference !== undefined && (
        <p>{t('errors.reference', { reference })}</p>
      )}
      <WayOn first={{ href: '/', text: t('errors.start') }} others={[{ href: '/hjalp', text: t('errors.help') }]} />
    </Page>
  )
}
