import type { Introduction, Staff } from '~/domain/schedule/shift'
import { firstNameOf } from '~/domain/staff/first-name'
import { stockholmDate } from '~/domain/time/time'
import { isBlank } from '~/i18n/outside-text'
import type { Scene } from '~/views/frame/scene'
import type { Law } from '../../../provider-api/contract'

/** Who somebody is, to be shown: each line is a sentence. */
export type IntroductionView = { heading: string; name: string; photo: string | null; lines: string[] }

/** `laws`: those of the help that the provider gives; null: not known. */
type IntroductionScene = Pick<Scene, 't' | 'f' | 'now'> & {
  own: boolean
  brukareName: string
  laws: readonly Law[] | null
}

/**
 * Introduces somebody who is booked: what they are, which languages they speak, how long they have come. Null for one whom
 * the provider has not introduced: then nothing is known that the page does not say already.
 * @param photo where the portal has the picture; null: none is shown
 */
export function introductionView(
  staff: Pick<Staff, 'displayName' | 'role' | 'introduction'> | null,
  photo: string | null,
  scene: IntroductionScene,
): IntroductionView | null {
  const name = staff?.displayName.trim() ?? ''
  if (staff?.introduction === undefined || isBlank(name)) return null
  const { languages = [], since } = staff.introduction
  return {
    ...{ heading: scene.t('staff.heading', { name }), name, photo },
    lines: [
      ...roleLine(firstNameOf(name), staff.role, scene),
      ...languagesLine(firstNameOf(name), languages, scene),
      ...sinceLine(firstNameOf(name), since, scene),
    ],
  }
}

/** There are assistants where there is assistance: whoever is one there may come to home care too, and is none there. */
function roleLine(name: string, role: Staff['role'], { t, laws }: IntroductionScene): string[] {
  if (role === 'assistant' && laws?.some((law) => law !== 'SoL') !== true) return []
  return [t(`staff.role.${role}`, { name })]
}

/** Languages are named by the page's own; one that it has no name for is left out. */
function languagesLine(name: string, languages: readonly string[], { t, f }: IntroductionScene): string[] {
  const named = [...new Set(languages.flatMap((tag) => f.languageName(tag) ?? []))]
  return named.length === 0 ? [] : [t('staff.languages', { name, languages: f.list(named) })]
}

/** A first day that is still to come is told where the shift says that the person is new. */
function sinceLine(name: string, since: Introduction['since'], scene: IntroductionScene): string[] {
  const { t, f, now, own, brukareName: brukare } = scene
  if (since === undefined || since > stockholmDate(now)) return []
  const month = f.month(since.slice(0, 7))
  return [own ? t('staff.since.own', { name, month }) : t('staff.since.other', { name, month, brukare })]
}
