type PagerLink = { href: string; text: string }

/** To what is before and after in a list that is too long for one page. Its own landmark with a name. */
export function Pager({ label, previous, next }: PagerProps) {
  return (
    <nav className="pager" aria-label={label}>
      <ul>
        {previous && <PagerItem {...previous} rel="prev" />}
        {next && <PagerItem {...next} rel="next" />}
      </ul>
    </nav>
  )
}

type PagerProps = { label: string; previous?: PagerLink | null; next?: PagerLink | null }

function PagerItem({ href, text, rel }: PagerLink & { rel: string }) {
  return (
    <li>
      <a href={href} rel={rel}>
        {text}
      </a>
    </li>
  )
}
