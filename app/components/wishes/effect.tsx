import { Facts } from '~/components/frame/facts'
import { useTexts } from '~/i18n/context'
import type { EffectView } from '~/views/wishes/effect'

/** What a yes does to the hours, week by week, before it is sent. */
export function Effect({ effect }: { effect: EffectView }) {
  const t = useTexts()
  return (
    <section aria-labelledby="timmarna">
      <h2 id="timmarna">{t('wishes.effect.heading')}</h2>
      <Sentences of={effect.sentences} />
      {effect.weeks.length > 0 && (
        <Facts
          facts={effect.weeks.map(({ name, changes }) => ({
            name,
            value: changes.map((change) => <p key={change}>{change}</p>),
          }))}
        />
      )}
      <Sentences of={effect.after} />
    </section>
  )
}

function Sentences({ of }: { of: readonly string[] }) {
  return of.map((sentence) => <p key={sentence}>{sentence}</p>)
}
