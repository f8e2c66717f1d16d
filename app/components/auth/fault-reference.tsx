import { useTexts } from '~/i18n/context'

/** What to say to support: the kind of fault and the number of the request. */
export function FaultReference({ code, reference }: { code: string; reference: string }) {
  const t = useTexts()
  return (
    <p>
      {t('auth.fault.reference', { reference })} {t('auth.fault.code', { code })}
    </p>
  )
}
