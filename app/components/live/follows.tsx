import { useLocation } from '@remix-run/react'
import { PageStyle } from '~/components/frame/page-style'
import { useMadeAt } from '~/components/frame/on-paper'
import { useFormats, useTexts } from '~/i18n/context'

/** In the document where it is written which version of the page it is, when it has been drawn. */
export const livePlace = 'live-tag'

/** Stands in a text where the script writes or puts something; a translator decides where that is. */
const place = '\u0001'

/**
 * From when the page is, and the way to have it anew: a link, which is all there is without script. With script the page
 * follows what happens, and this is where one stops it and sees that it cannot be reached (WCAG 2.2.2). `byClock`: what the page says
 * depends on the clock, so that it is looked at again each minute.
 */
export function Follows({ byClock = false }: { byClock?: boolean }) {
  const t = useTexts()
  const f = useFormats()
  const { pathname, search } = useLocation()
  const madeAt = useMadeAt()
  if (madeAt === null) return null
  const time = f.time(madeAt)
  const [before = '', after = ''] = t('live.updated', { time: place }).split(place)
  return (
    <p className="follows" data-live="" data-tag={livePlace} data-still={byClock ? undefined : ''}>
      <PageStyle part="live" />
      <span>
        {before}
        <span data-time="">{time}</span>
        {after}
      </span>{' '}
      <a href={pathname + search}>{t('live.refresh')}</a>{' '}
      <button type="button" hidden>
        {t('live.pause')}
      </button>{' '}
      <span data-away="" hidden />
    </p>
  )
}
