import { useTexts } from '~/i18n/context'
import type { VersionView } from '~/views/reports/faststallande'
import { Version } from './version'

/** Every version of a fastställande, the newest first; the old ones stay. */
export function Versions({ versions }: { versions: readonly VersionView[] }) {
  const t = useTexts()
  return (
    <ol className="versions" reversed>
      {versions.map((version, index) => (
        <li key={version.id} data-current={index === 0 || undefined}>
          <h2>{version.heading}</h2>
          <p>
            <strong>{t(index === 0 ? 'reports.faststallande.current' : 'reports.faststallande.earlier')}</strong>
          </p>
          <Version version={version} />
        </li>
      ))}
    </ol>
  )
}
