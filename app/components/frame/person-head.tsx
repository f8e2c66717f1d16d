import type { ReactNode } from 'react'
import { Avatar } from './avatar'
import { PageStyle } from './page-style'

type HeadProps = {
  /** Whose avatar it is. */
  name: string
  title: string
  href: string | null
  text: string
  /** Beside what it is about. */
  children?: ReactNode
}

/** The heading of a card about a person: the avatar, what it is about as the way to more, and a line below it. */
export function PersonHead({ name, title, href, text, children }: HeadProps) {
  return (
    <div className="person-head">
      <PageStyle part="access" />
      <Avatar name={name} />
      <div>
        <h3>{href === null ? title : <a href={href}>{title}</a>}</h3>
        {children}
        <p className="hint">{text}</p>
      </div>
    </div>
  )
}
