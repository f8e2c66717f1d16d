import { useTexts } from '~/i18n/context'

/** Which step of how many. */
export type StepCount = { now: number; of: number }

/** "Steg 2 av 5", above the heading of a page in a flow. */
export function Steps({ now, of }: StepCount) {
  return <p className="step">{useTexts()('frame.step', { now, of })}</p>
}
