import { Tag } from '~/components/frame/tag'
import { useTexts } from '~/i18n/context'
import type { Newness } from '~/domain/news/news'

/**
 * That something is new to the viewer, in words, after the link that opens it. Nothing when it is not. Not on paper, where it
 * would be new for ever. `of`: what it is, where the tag says that.
 */
export function NewTag({ newness, of = 'any' }: { newness: Newness | null; of?: 'any' | 'answer' }) {
  const t = useTexts()
  if (newness === null) return null
  return (
    <>
      {' '}
      <span className="no-print">
        <Tag tone="info">{t(of === 'answer' ? 'news.tag.answer' : `news.tag.${newness}`)}</Tag>
      </span>
    </>
  )
}
