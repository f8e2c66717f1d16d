import { Avatar } from './avatar'

type HeadProps = {
  /** Whose avatar it is. */
  name: string
  title: string
  href: string | null
  text: string
}

/** The heading of a card about a person: the avatar, what it is about as the way to more, and a line below it. */
export function PersonHead({ name, title, href, text }: HeadProps) {
  return (
    <div className="person-head">
      <Avatar name={name} />
      <div>
        <h3>{href === null ? title : <a href={href}>{title}</a>}</h3>
        <p className="hint">{text}</p>
      </div>
    </div>
  )
}
