/**
 * What somebody has written, just as it was written. What comes from a provider is in Swedish whatever language the page
 * has, and says so, so that a screen reader reads it with the right voice; what language others write in is not known.
 */
export function OwnWords({ text, from }: { text: string; from: 'person' | 'provider' }) {
  return (
    <blockquote className="own-words" lang={from === 'provider' ? 'sv' : undefined}>
      {text}
    </blockquote>
  )
}
