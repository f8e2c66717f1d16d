import type { Tone } from './alert'

/** A state in words, with a colour that repeats it. A native element: pages have many. */
export function Tag({ tone, children }: { tone?: Tone | 'neutral'; children: string }) {
  return (
    <span className="ds-tag" data-variant="outline" data-color={tone ?? 'neutral'}>
      {children}
    </span>
  )
}
