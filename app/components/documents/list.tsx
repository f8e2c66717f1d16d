import { CardSection } from '~/components/frame/card-section'
import { MixedText } from '~/components/frame/outside'
import { NewTag } from '~/components/news/new-tag'
import { useTexts } from '~/i18n/context'
import type { DocumentItem } from '~/views/documents/list'

/** The documents, each with what it is before it is fetched. */
export function DocumentList({ items }: { items: readonly DocumentItem[] }) {
  const t = useTexts()
  return (
    <CardSection id="dokument" heading={t('documents.which')} items={items} keyOf={({ key }) => key}>
      {({ title, newness, lines, plan, file }) => (
        <>
          <h3>
            <MixedText parts={title} />
            <NewTag newness={newness} />
          </h3>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {plan !== null && (
            <p>
              <a className="action-link" href={plan.href}>
                <span>
                  <MixedText parts={plan.text} />
                </span>
              </a>
            </p>
          )}
          <p className="no-print">
            <a className="action-link" href={file.href}>
              <span>
                <MixedText parts={file.text} />
              </span>
            </a>{' '}
            {file.about}
          </p>
        </>
      )}
    </CardSection>
  )
}
