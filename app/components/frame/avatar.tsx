import { picture } from './picture'
import { initialsOf, toneOf } from '~/views/frame/person'

/** A person for the eye, beside the name: two letters on a tone that the same name has everywhere. Says nothing aloud. */
export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  return (
    <span className="avatar" data-tone={toneOf(name)} data-size={small ? 'small' : undefined} {...picture}>
      {initialsOf(name)}
    </span>
  )
}
