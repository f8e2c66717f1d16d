import { useFormats, useTexts } from '~/i18n/context'
import { Avatar } from './avatar'

/** In whose matters one is, and by what right; the part of `Access` that every page shows. */
export type PageAccess = {
  brukare: { id: string; name: string }
  role: 'brukare' | 'vardnadshavare' | 'godMan' | 'forvaltare' | 'framtidsfullmakt' | 'ombud' | 'anhorig'
  scopes: readonly string[]
  /** The last day, 'yyyy-mm-dd', or null when no end is set. */
  validTo: string | null
  /** Those with whom one must act together. */
  jointWith?: readonly string[]
  /** Those of the scopes that one has only together with them. */
  jointScopes?: readonly string[]
  /** Jäv: one is also assistant or employer here. */
  conflictOfInterest?: 'none' | 'assistant' | 'employer'
  /** How many answers to what was objected to the viewer has not read, and how many changes of access of others. */
  news?: { answers: number; access: number }
}

/**
 * The landmark right after the header when one acts for or follows someone: who, why, until when, and the way to choose
 * another. One paragraph, so that it is one stop, and on a phone one line. Nothing when one is in one's own matters.
 */
export function ActingFor({ access }: { access: PageAccess }) {
  const t = useTexts()
  const { brukare, role } = access
  if (role === 'brukare') return null
  const follows = role === 'anhorig'
  return (
    <section className="acting-for" aria-label={t(follows ? 'frame.person.follows' : 'frame.person.actsFor')}>
      <p className="wrap">
        <Avatar name={brukare.name} small />
        <span>
          <Named text={t(`frame.person.as.${role}`, { name: place })}>{brukare.name}</Named>
          <MoreOfRight access={access} />
        </span>
        <a href="/valj">{t('frame.person.change')}</a>
      </p>
    </section>
  )
}

/** What else is to be known of the right one has: its last day, with whom, and what it lacks. */
function MoreOfRight({ access }: { access: PageAccess }) {
  const t = useTexts()
  const formats = useFormats()
  const { scopes, validTo, jointWith = [], conflictOfInterest = 'none' } = access
  return [
    validTo !== null && t('frame.person.until', { date: `${formats.dateShort(validTo)} ${validTo.slice(0, 4)}` }),
    jointWith.length > 0 && t('frame.person.joint', { names: formats.list(jointWith) }),
    !scopes.includes('schedule:read') && t('frame.person.noSchedule'),
    conflictOfInterest !== 'none' && t(`frame.person.conflict.${conflictOfInterest}`),
  ]
    .filter((sentence) => sentence !== false)
    .map((sentence) => ` ${sentence}`)
    .join('')
}

/** Stands in a text where the name goes; a translator decides where that is. */
const place = '\u0000'

function Named({ text, children }: { text: string; children: string }) {
  const [before = '', after = ''] = text.split(place)
  return (
    <>
      {before}
      <strong>{children}</strong>
      {after}
    </>
  )
}
