import type { ReactNode } from 'react'
import { Facts, type Fact } from '~/components/frame/facts'
import { OwnWords } from '~/components/frame/own-words'
import { useTexts } from '~/i18n/context'
import type { SaidView } from '~/views/objections/facts'

/** The parts of an objection that can be changed before it is sent. */
export type SaidPart = 'vad' | 'orsak' | 'tid' | 'text'

type Props = {
  said: SaidView
  /** Facts before what was said. */
  first?: readonly Fact[]
  /** Addresses to change a part; without one the part has no link. */
  change?: Partial<Record<SaidPart, string>>
}

/** What was said, or is about to be, as names and values. */
export function Said({ said, first = [], change = {} }: Props) {
  const t = useTexts()
  const value = (part: SaidPart, shown: ReactNode): ReactNode => (
    <>
      {shown}
      {change[part] !== undefined && (
        <p>
          <a className="action-link" href={change[part]}>
            {t(`objections.check.change.${part}`)}
          </a>
        </p>
      )}
    </>
  )
  const about = (
    <>
      <p>{said.about}</p>
      {said.parts.length > 0 && (
        <ul>
          {said.parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
    </>
  )
  const asksTime = said.ownTime !== null || change.tid !== undefined
  return (
    <Facts
      facts={[
        ...first,
        { name: t('objections.check.about'), value: value('vad', about) },
        { name: t('objections.check.reason'), value: value('orsak', <p>{said.reason}</p>) },
        {
          name: t('objections.check.time'),
          value: asksTime ? value('tid', <p>{said.ownTime ?? t('objections.check.noTime')}</p>) : null,
        },
        {
          name: t('objections.check.text'),
          value: value(
            'text',
            said.text === '' ? <p>{t('objections.check.noText')}</p> : <OwnWords text={said.text} from="person" />,
          ),
        },
      ]}
    />
  )
}
