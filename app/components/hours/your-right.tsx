import { useTexts } from '~/i18n/context'

/** What the law says about getting the time that was granted, and where to turn, the nearest first. */
export function YourRight() {
  const t = useTexts()
  return (
    <section aria-labelledby="ratt">
      <h2 id="ratt">{t('hours.right.heading')}</h2>
      <p>{t('hours.right.law')}</p>
      <p>{t('hours.right.three')}</p>
      <p>{t('hours.right.turn')}</p>
      <ol>
        {(['provider', 'municipality', 'ivo'] as const).map((where) => (
          <li key={where}>{t(`hours.right.${where}`)}</li>
        ))}
      </ol>
    </section>
  )
}
