import { PageStyle } from './page-style'
import { picture } from './picture'
import { useTexts } from '~/i18n/context'

/** A step of something on its way. `note`: by when, or how long is left; `late`: it should have been done. */
export type WayStep = { name: string; state: 'done' | 'now' | 'ahead' | 'late'; note: string | null }

/** Where something is on its way: the steps in their order, what is done and what goes on said in words too. */
export function Way({ label, steps }: { label: string; steps: readonly WayStep[] }) {
  const t = useTexts()
  return (
    <>
      <PageStyle part="way" />
      <ol role="list" className="way" aria-label={label}>
        {steps.map(({ name, state, note }, index) => (
          <li key={name} data-state={state}>
            <span className="way-disc" {...picture}>
              {state !== 'done' && index + 1}
            </span>
            <div>
              <p>
                {state !== 'ahead' && <span className="ds-sr-only">{t(`frame.way.${state}`)} </span>}
                {name}
              </p>
              {note !== null && <p className="way-note">{note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
