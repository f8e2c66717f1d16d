import { useTexts } from '~/i18n/context'

/** What to say to support: the kind of fault and the number of the request. */
export function FaultReference({ code, reference }: { code: string; reference: string }) {
  const t = useTexts()
  return (
    <p>
      {t('sign-in.fault.reference', { reference })} {t('sign-in.fault.code', { code })}
    </p>
  )
}
