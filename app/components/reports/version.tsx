import { Alert } from '~/components/frame/alert'
import { OwnWords } from '~/components/frame/own-words'
import { useTexts } from '~/i18n/context'
import type { VersionView } from '~/views/reports/faststallande'

/** One version of a fastställande: who, when, how, how much, and the comment or that it is missing. */
export function Version({ version }: { version: VersionView }) {
  const t = useTexts()
  return (
    <>
      <p>{version.made}</p>
      <p>{version.minutes}</p>
      {version.fullmakt !== null && <p>{version.fullmakt}</p>}
      {version.kinds.length > 0 && (
        <ul>
          {version.kinds.map((kind) => (
            <li key={kind}>{kind}</li>
          ))}
        </ul>
      )}
      {version.comment !== null && (
        <>
          <p>{t('reports.faststallande.comment')}</p>
          <OwnWords text={version.comment} from="provider" />
        </>
      )}
      {version.commentMissing && <Alert tone="warning">{t('reports.faststallande.commentMissing')}</Alert>}
      {version.differences.length > 0 && (
        <>
          <p>{t('reports.faststallande.differences')}</p>
          <ul>
            {version.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
