import { picture } from './picture'
import { initialsOf, toneOf } from '~/views/frame/person'

type Props = {
  name: string
  small?: boolean
  /** Where the portal has the picture of the person; it is laid over the letters, which are there when it cannot be had. */
  photo?: string | null
  /** On what is to be printed: there the picture must have come before it is looked for. */
  atOnce?: boolean
}

/** How many pixels of the picture are drawn each way; the largest that a person is drawn, on a screen with small pixels. */
const side = 96

/** A person for the eye, beside the name: two letters on a tone that the same name has everywhere, or the face. Says nothing aloud. */
export function Avatar({ name, small = false, photo = null, atOnce = false }: Props) {
  return (
    <span className="avatar" data-tone={toneOf(name)} data-size={small ? 'small' : undefined} {...picture}>
      <bdi>{initialsOf(name)}</bdi>
      {photo !== null && (
        <img
          className="face"
          src={photo}
          alt=""
          width={side}
          height={side}
          loading={atOnce ? 'eager' : 'lazy'}
          decoding="async"
        />
      )}
    </span>
  )
}
