import { iconPaths, type IconName } from './icon-paths'

/** An icon beside the word that it repeats: hidden from what reads the page, in the colour of the text. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="currentColor" fillRule="evenodd" clipRule="evenodd" d={iconPaths[name]} />
    </svg>
  )
}
