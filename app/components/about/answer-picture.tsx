import { Avatar } from '~/components/frame/avatar'
import { Icon } from '~/components/frame/icon'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { useTexts } from '~/i18n/context'

/** How far the shift of the example has come, in parts of it. */
const done = '47%'

/**
 * What one sees first when one has signed in, as a picture of it: somebody invented, who is there until ten in the evening. It says
 * itself that it is an example, since one who is signed in would take it for their own.
 */
export function AnswerPicture() {
  const t = useTexts()
  const name = t('about.start.example.name')
  return (
    <div className="example" {...picture}>
      <PageStyle part="about" />
      <p className="example-what">{t('about.start.example.what')}</p>
      <div className="example-head">
        <Avatar name={name} />
        <p className="example-tag">
          <Icon name="PersonCheckmark" />
          <span>{t('about.start.example.tag')}</span>
        </p>
        <p className="example-answer">{t('about.start.example.answer', { name })}</p>
        <svg width="100%" height="12">
          <rect className="example-all" x="1" y="1" width="99%" height="10" rx="5" />
          <rect className="example-done" x="1" y="1" width={done} height="10" rx="5" />
        </svg>
      </div>
      <p className="example-next">{t('about.start.example.next')}</p>
    </div>
  )
}
