import type { ReactNode } from 'react'
import { PageStyle } from '~/components/frame/page-style'
import { picture } from '~/components/frame/picture'
import { useTexts } from '~/i18n/context'

type DrawnStep = { id: string; state: string; said: ReactNode }

/** The steps of something on its way, in their order. The disc repeats by its edge and filling what `said` says of the state. */
export function WaySteps({ label, steps }: { label?: string; steps: readonly DrawnStep[] }) {
  return (
    <>
      <PageStyle part="way" />
      <ol role="list" className="way" aria-label={label}>
        {steps.map(({ id, state, said }, index) => (
          <li key={id} data-state={state}>
            <span className="way-disc" {...picture}>
              {state !== 'done' && index + 1}
            </span>
            <div>{said}</div>
          </li>
        ))}
      </ol>
    </>
  )
}

/** A step of something on its way. `note`: by when, or how long is left; `late`: it should have been done. */
export type WayStep = { name: string; state: 'done' | 'now' | 'ahead' | 'late'; note: string | null }

/** Where something is on its way: what is done and what goes on said in words too. */
export function Way({ label, steps }: { label: string; steps: readonly WayStep[] }) {
  const t = useTexts()
  return (
    <WaySteps
      label={label}
      steps={steps.map(({ name, state, note }) => ({
        id: name,
        state,
        said: (
          <>
            <p>
              {state !== 'ahead' && <span className="ds-sr-only">{t(`frame.way.${state}`)} </span>}
              {name}
            </p>
            {note !== null && <p>{note}</p>}
          </>
        ),
      }))}
    />
  )
}
