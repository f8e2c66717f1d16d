type PagerLink = { href: string; text: string }

/**
 * The period before and after: "Vecka 46", "Vecka 48", and a link to now. Its own landmark with a name, because a page
 * may have the same links above and below: give then two names.
 */
export function Pager({ label, previous, now, next }: PagerProps) {
  return (
    <nav className="pager" aria-label={label}>
      <ul>
        {previous && <PagerItem {...previous} rel="prev" />}
        {now && <PagerItem {...now} />}
        {next && <PagerItem {...next} rel="next" />}
      </ul>
    </nav>
  )
}

type PagerProps = { label: string; previous?: PagerLink | null; now?: PagerLink | null; next?: PagerLink | null }

function PagerItem({ href, text, rel }: PagerLink & { rel?: string }) {
  return (
    <li>
      <a href={href} rel={rel}>
        {text}
      </a>
    </li>
  )
}
