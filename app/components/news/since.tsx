import type { SinceView } from '~/views/news/since'

/** What is new since when, a line each; not on paper. Nothing on a first visit. */
export function Since({ view }: { view: SinceView | null }) {
  if (view === null) return null
  const { text, parts, earlier } = view
  return (
    <div className="no-print" data-since="">
      <p>{text}</p>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
      {earlier !== null && <p>{earlier}</p>}
    </div>
  )
}
