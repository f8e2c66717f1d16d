import { iconsUrl, type IconName } from './generated/icons'

export type { IconName }

/**
 * An icon beside the word that it repeats: hidden from what reads the page, in the colour of the text, 24 px and in a tag 20.
 * All icons are one file, which the browser keeps (scripts/icons.mjs).
 */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" aria-hidden="true">
      <use href={`${iconsUrl}#${name}`} />
    </svg>
  )
}

/** An icon inside a picture, which is hidden from what reads the page as a whole. `x`, `y` and `size` are px in it. */
export function DrawnIcon({ name, x, y, size }: { name: IconName; x: number; y: number; size: number }) {
  return <use href={`${iconsUrl}#${name}`} x={x} y={y} width={size} height={size} />
}
