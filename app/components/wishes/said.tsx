import { Facts, type Fact } from '~/components/frame/facts'
import { OwnWords } from '~/components/frame/own-words'
import { useTexts } from '~/i18n/context'
import type { SaidView } from '~/views/wishes/about'

/** What a wish says, as names and values; `last`: facts after it. */
export function Said({ said, last = [] }: { said: SaidView; last?: readonly Fact[] }) {
  const t = useTexts()
  const text = said.text === '' ? t('wishes.said.noText') : <OwnWords text={said.text} from="person" />
  return <Facts facts={[...said.facts, { name: t('wishes.said.text'), value: text }, ...last]} />
}
