/** Invented portraits: flat shapes that are nobody, always the same for the same member of staff. */
import { pick, whole } from '../world/random'
import { pngOf } from './png'

const side = 192

type Colour = readonly [number, number, number]
type Colours = readonly [Colour, ...Colour[]]

const grounds: Colours = [
  [214, 232, 240],
  [233, 226, 244],
  [246, 229, 214],
  [220, 238, 220],
  [247, 238, 205],
]
const skins: Colours = [
  [244, 208, 177],
  [224, 172, 132],
  [184, 126, 88],
  [132, 86, 58],
  [92, 60, 44],
]
const hairs: Colours = [
  [42, 32, 28],
  [92, 58, 36],
  [176, 132, 76],
  [120, 120, 124],
  [148, 62, 40],
]
const clothes: Colours = [
  [11, 79, 108],
  [116, 44, 84],
  [52, 92, 60],
  [150, 84, 24],
  [72, 72, 120],
]

/** True inside an ellipse; all in parts of the side. */
const inside = (
  x: number,
  y: number,
  [cx, cy]: readonly [number, number],
  [rx, ry]: readonly [number, number],
): boolean => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1

const [ground, cloth, skin, hair] = [0, 1, 2, 3] as const

/** Which colour a point has; later shapes lie over earlier ones. `long`: how far down the hair goes. */
function colourAt(x: number, y: number, long: number): number {
  if (inside(x, y, [0.5, 0.44], [0.2, 0.24]) && y > 0.31) return skin
  if (inside(x, y, [0.5, 0.4], [0.25, 0.27]) && y < 0.4 + long) return hair
  if (Math.abs(x - 0.5) < 0.08 && y > 0.6 && y < 0.76) return skin
  if (inside(x, y, [0.5, 1.06], [0.42, 0.34])) return cloth
  return ground
}

/** The portrait of a member of staff as a PNG. */
export function portraitOf(staffId: string): Buffer {
  const long = whole(0, 2, staffId, 'hår') * 0.12
  const pixels = new Uint8Array(side * side)
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      pixels[row * side + column] = colourAt((column + 0.5) / side, (row + 0.5) / side, long)
  const colours = [
    pick(grounds, staffId, 'grund'),
    pick(clothes, staffId, 'kläder'),
    pick(skins, staffId, 'hy'),
    pick(hairs, staffId, 'hårfärg'),
  ]
  return pngOf({ side, pixels, colours })
}
